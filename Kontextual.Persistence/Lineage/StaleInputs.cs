using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Lineage;

/// <summary>Reads, for artifacts at one moment, the run that made their present content, its pinned inputs, and the heads of these inputs.</summary>
/// <param name="db">The context.</param>
/// <param name="sequence">The sequence of the moment; the greatest number for the present.</param>
internal sealed class StaleInputs(KontextualDbContext db, long sequence)
{
    /// <summary>The number of ids in one statement.</summary>
    private const int Batch = 500;

    private readonly Dictionary<ArtifactId, Head> _heads = [];
    private readonly Dictionary<BundleId, IReadOnlyList<InputEntry>> _inputs = [];
    private readonly Dictionary<ArtifactId, Making?> _makings = [];

    /// <summary>How the present content of an artifact was made.</summary>
    /// <param name="Output">The last recording of that content by a run.</param>
    /// <param name="Inputs">The artifacts that the run used.</param>
    public sealed record Making(RunOutput Output, IReadOnlyList<InputEntry> Inputs);

    /// <summary>What counts of the head revision of an artifact.</summary>
    public sealed record Head(ArtifactId ArtifactId, int Number, bool IsDeleted, bool IsPurged, ContentDigest Digest);

    /// <summary>Returns how an artifact was made; null if it is not live, or no run recorded its present content. It must have been loaded.</summary>
    public Making? MakingOf(ArtifactId artifact) => _makings[artifact];

    /// <summary>Returns the head revision of an artifact that is an input of a loaded one.</summary>
    public Head HeadOf(ArtifactId artifact) => _heads.TryGetValue(artifact, out var head)
        ? head
        : throw new StoreCorruptException($"table revisions, artifact_id {artifact}", "no revision is current, although the artifact is the input of a run");

    /// <summary>Loads artifacts and the heads of their inputs.</summary>
    /// <returns>The inputs of the artifacts that were not loaded before.</returns>
    public async Task<IReadOnlyCollection<ArtifactId>> LoadAsync(IEnumerable<ArtifactId> artifacts, CancellationToken cancellationToken)
    {
        HashSet<ArtifactId> inputs = [];
        foreach (var some in artifacts.Where(id => !_makings.ContainsKey(id)).Distinct().Chunk(Batch))
        {
            await LoadHeadsAsync(some, cancellationToken).ConfigureAwait(false);
            await LoadMakingsAsync(some, cancellationToken).ConfigureAwait(false);
            inputs.UnionWith(some.SelectMany(id => _makings[id]?.Inputs ?? []).Select(input => input.ArtifactId!.Value));
        }

        foreach (var some in inputs.Chunk(Batch))
            await LoadHeadsAsync(some, cancellationToken).ConfigureAwait(false);
        return inputs;
    }

    private async Task LoadHeadsAsync(IEnumerable<ArtifactId> artifacts, CancellationToken cancellationToken)
    {
        var missing = artifacts.Where(id => !_heads.ContainsKey(id)).ToList();
        var found = await db.Set<Revision>()
            .Where(r => missing.Contains(r.ArtifactId) && r.FromSequence <= sequence && (r.ToSequence == null || r.ToSequence > sequence))
            .OrderBy(r => r.Number)
            .Select(r => new Head(r.ArtifactId, r.Number, r.Kind == RevisionKind.Deleted, r.IsPurged, r.Digest))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var head in found)
            _heads[head.ArtifactId] = head;
    }

    private async Task LoadMakingsAsync(IReadOnlyList<ArtifactId> artifacts, CancellationToken cancellationToken)
    {
        var recorded = await db.Set<RunOutput>()
            .Where(o => artifacts.Contains(o.ArtifactId) && o.Sequence <= sequence && (o.ToSequence == null || o.ToSequence > sequence))
            .Join(db.Set<OperationRun>(), o => o.RunId, r => r.Id, (o, r) => new { Output = o, r.InputBundleId })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var last = recorded
            .Where(found => _heads.TryGetValue(found.Output.ArtifactId, out var head) && !head.IsDeleted && head.Digest == found.Output.Digest)
            .GroupBy(found => found.Output.ArtifactId)
            .ToDictionary(
                group => group.Key,
                group => group.OrderByDescending(found => found.Output.Sequence).ThenBy(found => found.Output.Path, CodePointComparer.Instance).First());
        var bundles = last.Values.Select(found => found.InputBundleId).OfType<BundleId>().Distinct().ToList();
        bundles.RemoveAll(_inputs.ContainsKey);
        var inputs = (await db.Set<InputEntry>()
            .Where(e => bundles.Contains(e.BundleId) && e.ArtifactId != null)
            .ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(entry => entry.BundleId);
        foreach (var bundle in bundles)
            _inputs[bundle] = [.. inputs[bundle].OrderBy(input => input.Path, CodePointComparer.Instance)];
        foreach (var artifact in artifacts)
        {
            _makings[artifact] = last.TryGetValue(artifact, out var found)
                ? new(found.Output, found.InputBundleId is { } bundle ? _inputs[bundle] : [])
                : null;
        }
    }
}
