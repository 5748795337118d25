using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Lists the outputs whose inputs have moved on, so many pages of them.</summary>
internal sealed record ListStale(Ref? Artifact, Ref? Run, bool Transitive, When? AsOf, int Size, int Pages) : Step
{
    public static Gen<ListStale> Generated { get; } =
        from artifact in ValueGenerators.Maybe(ValueGenerators.End, oneIn: 3)
        from run in ValueGenerators.Maybe(ValueGenerators.End, oneIn: 3)
        from transitive in ValueGenerators.Coin
        from asOf in ValueGenerators.Moment
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select new ListStale(artifact, run, transitive, asOf, size, pages);

    public override Task<string> PlayAsync(Scene scene)
    {
        ArtifactId? artifact = Artifact is null ? null : scene.Id<ArtifactId>(Artifact);
        RunId? run = Run is null ? null : scene.Id<RunId>(Run);
        var asOf = scene.Moment(AsOf);
        return scene.TurnAsync((reads, cursor) => PageAsync(reads, artifact, run, Transitive, asOf, Size, cursor), (_, row) => $"{row}", Pages);
    }

    public static Task<Leaf<StaleRow>> PageAsync(
        IReads reads, ArtifactId? artifact, RunId? run, bool transitive, Past? asOf, int size, object? cursor) => reads.AskAsync(
        plain =>
        {
            PlainRules.Id(artifact);
            PlainRules.Id(run);
            return PlainEntries.Page(
                plain,
                $"stale {artifact} {run} {transitive}",
                asOf,
                size,
                cursor,
                row => $"{row.Artifact}",
                moment => new PlainStaleness(plain, moment, transitive).All.Where(
                    row => (artifact is null || row.Artifact == artifact) && (run is null || row.Run == run)));
        },
        async store =>
        {
            var query = new StaleQuery { Artifact = artifact, Run = run, Transitive = transitive };
            return (await store.At(asOf).Runs.StaleAsync(query, Forms.Page(size, cursor))).Leaf(StaleRow.Of);
        });
}
