using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Lists the current outputs of a run, so many pages of them.</summary>
internal sealed record ListOutputs(Ref Run, When? AsOf, int Size, int Pages) : Step
{
    public static Gen<ListOutputs> Generated { get; } =
        from run in ValueGenerators.End
        from asOf in ValueGenerators.Moment
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select new ListOutputs(run, asOf, size, pages);

    public override Task<string> PlayAsync(Scene scene)
    {
        var (run, asOf) = (scene.Id<RunId>(Run), scene.Moment(AsOf));
        return scene.TurnAsync((reads, cursor) => PageAsync(reads, run, asOf, Size, cursor), (_, row) => $"{row}", Pages);
    }

    public static Task<Leaf<OutputRow>> PageAsync(IReads reads, RunId run, Past? asOf, int size, object? cursor) => reads.AskAsync(
        plain =>
        {
            PlainRules.Id<RunId>(run);
            return PlainEntries.Page(plain, $"outputs of {run}", asOf, size, cursor, row => row.Path, moment => PlainRuns.OutputsAt(plain, run, moment));
        },
        async store => (await store.At(asOf).Runs.OutputsAsync(run, Forms.Page(size, cursor))).Leaf(OutputRow.Of));
}

/// <summary>Lists the inputs or outputs of a manifest, so many pages of them.</summary>
internal sealed record ListManifestEntries(Ref Manifest, ManifestEntryRole Role, When? AsOf, int Size, int Pages) : Step
{
    public static Gen<ListManifestEntries> Generated { get; } =
        from manifest in ValueGenerators.End
        from role in Gen.Elements(Enum.GetValues<ManifestEntryRole>())
        from asOf in ValueGenerators.Moment
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select new ListManifestEntries(manifest, role, asOf, size, pages);

    public override Task<string> PlayAsync(Scene scene)
    {
        var (manifest, asOf) = (scene.Id<ManifestId>(Manifest), scene.Moment(AsOf));
        return scene.TurnAsync((reads, cursor) => PageAsync(reads, manifest, Role, asOf, Size, cursor), (_, row) => $"{row}", Pages);
    }

    public static Task<Leaf<PinRow>> PageAsync(IReads reads, ManifestId manifest, ManifestEntryRole role, Past? asOf, int size, object? cursor) =>
        reads.AskAsync(
            plain =>
            {
                PlainRules.Id<ManifestId>(manifest);
                return PlainEntries.Page(
                    plain,
                    $"{role} of {manifest}",
                    asOf,
                    size,
                    cursor,
                    row => row.Path,
                    moment => moment.Find<ManifestRow>(manifest) is null ? [] : PlainRuns.EntriesOf(plain, manifest, role));
            },
            async store => (await store.At(asOf).Runs.ManifestEntriesAsync(manifest, role, Forms.Page(size, cursor))).Leaf(PinRow.Of));
}

/// <summary>Lists the inputs of a run that the client has seen, so many pages of them.</summary>
internal sealed record ListInputs(Ref Run, When? AsOf, int Size, int Pages) : Step
{
    public static Gen<ListInputs> Generated { get; } =
        from run in ValueGenerators.End
        from asOf in ValueGenerators.Moment
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select new ListInputs(run, asOf, size, pages);

    public override Task<string> PlayAsync(Scene scene)
    {
        var (bundle, asOf) = (FindBundle.IdOf(scene, Run), scene.Moment(AsOf));
        return scene.TurnAsync((reads, cursor) => PageAsync(reads, bundle, asOf, Size, cursor), (_, row) => $"{row}", Pages);
    }

    public static Task<Leaf<PinRow>> PageAsync(IReads reads, BundleId bundle, Past? asOf, int size, object? cursor) => reads.AskAsync(
        plain => PlainEntries.Page(
            plain,
            $"inputs of {bundle}",
            asOf,
            size,
            cursor,
            row => row.Path,
            moment => moment.Find<BundleRow>(bundle) is null ? [] : PlainRuns.InputsOf(plain, bundle)),
        async store => (await store.At(asOf).Runs.BundleEntriesAsync(bundle, Forms.Page(size, cursor))).Leaf(PinRow.Of));
}

/// <summary>The pages of rows that are no entities.</summary>
internal static class PlainEntries
{
    /// <summary>A page of rows in ascending order of a text.</summary>
    /// <param name="reads">The model.</param>
    /// <param name="query">Names the query.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="size">The most rows of a page.</param>
    /// <param name="cursor">What the page before gave.</param>
    /// <param name="text">The text, which no two rows share.</param>
    /// <param name="rows">All rows at a moment.</param>
    public static Leaf<TRow> Page<TRow>(
        PlainReads reads, string query, Past? asOf, int size, object? cursor, Func<TRow, string> text, Func<PlainMoment, IEnumerable<TRow>> rows)
    {
        var named = $"{query} {asOf}";
        var sequence = PlainCursor.Of(named, cursor)?.Moment ?? reads.SequenceOf(asOf);
        return new PlainListing<TRow>(text, _ => "", reads.Rules.Compare).Page(named, rows(reads.At(sequence)), size, cursor, sequence);
    }
}
