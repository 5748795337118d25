using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Finds a run whose outputs can be used again, by the inputs of a run that the client has seen.</summary>
internal sealed record FindCached(Word Operation, Ref Inputs, bool Pinned, When? AsOf) : Step
{
    // What no bundle has.
    private static readonly string NoInputs = Alphabet.Contents[0].Digest;

    public static Gen<FindCached> Generated { get; } =
        from operation in ValueGenerators.Operation
        from inputs in ValueGenerators.End
        from pinned in ValueGenerators.Coin
        from asOf in ValueGenerators.Moment
        select new FindCached(operation, inputs, pinned, asOf);

    public override async Task<string> PlayAsync(Scene scene)
    {
        var (asOf, digest) = (scene.Moment(AsOf), DigestIn(scene));
        var found = await scene.Reads.AskAsync(plain => Plain(plain, plain.At(asOf), digest), store => StoreAsync(store.At(asOf), digest));
        return AsOf is null ? scene.See(found) : found?.ToString() ?? "none";
    }

    private RunRow? Plain(PlainReads reads, PlainMoment moment, string digest)
    {
        var operation = reads.Rules.Name(Operation.Text);
        return moment.All<RunRow>()
            .Where(run => run is { Status: RunStatus.Succeeded, IsPurged: false } && run.Operation == operation)
            .Where(run => run.Bundle is { } bundle && moment.Find<BundleRow>(bundle)!.Digest == digest)
            .Where(run => PlainRuns.OutputsAt(reads, run.Id, moment).All(output => IsUsable(reads, moment, output)))
            .OrderBy(run => run.CreatedAt, StringComparer.Ordinal).ThenBy(run => $"{run.Id}", StringComparer.Ordinal)
            .LastOrDefault();
    }

    private async Task<RunRow?> StoreAsync(IKnowledgeReaders readers, string digest)
    {
        var condition = Pinned ? CachedOutputs.Pinned : CachedOutputs.AtHead;
        return await readers.Runs.FindCachedAsync(Operation.Text, ContentDigest.Parse(digest), condition) is { } found ? RunRow.Of(found) : null;
    }

    private bool IsUsable(PlainReads reads, PlainMoment moment, OutputRow output)
    {
        var artifact = moment.Find<ArtifactRow>(output.Artifact)!;
        return artifact is { DeletedAt: null, IsPurged: false }
            && (Pinned ? !PlainRevisions.Find(reads, output.Artifact, output.Revision)!.IsPurged : artifact.Digest == output.Digest);
    }

    private string DigestIn(Scene scene) =>
        scene.KnownEntities.Last<BundleRow>(FindBundle.IdOf(scene, Inputs))?.Digest ?? NoInputs;
}
