namespace Kontextual.Persistence.Lineage;

/// <summary>Finds out which artifacts are stale, and why.</summary>
internal sealed class StaleSearch(StaleInputs inputs, bool isTransitive, bool isPast)
{
    /// <summary>Returns the stale ones of some artifacts.</summary>
    public async Task<IReadOnlyList<StaleOutput>> OfAsync(IReadOnlyCollection<ArtifactId> artifacts, CancellationToken cancellationToken)
    {
        var next = await inputs.LoadAsync(artifacts, cancellationToken).ConfigureAwait(false);
        HashSet<ArtifactId> seen = [.. artifacts];
        while (isTransitive && next.Count > 0)
        {
            seen.UnionWith(next);
            next = await inputs.LoadAsync(next, cancellationToken).ConfigureAwait(false);
        }

        var stale = isTransitive ? Spread(seen) : [];
        return [.. artifacts.Select(artifact => Describe(artifact, stale)).OfType<StaleOutput>()];
    }

    // Beginning at the artifacts with an input that has moved on, so that a cycle makes nothing stale by itself.
    private HashSet<ArtifactId> Spread(IReadOnlyCollection<ArtifactId> artifacts)
    {
        var madeFrom = artifacts
            .SelectMany(artifact => Unmoved(artifact).Select(input => (Input: input, Artifact: artifact)))
            .ToLookup(pair => pair.Input, pair => pair.Artifact);
        HashSet<ArtifactId> stale = [.. artifacts.Where(artifact => inputs.MakingOf(artifact)?.Inputs.Any(input => KindOf(input) is not null) == true)];
        var queue = new Queue<ArtifactId>(stale);
        while (queue.TryDequeue(out var input))
        {
            foreach (var artifact in madeFrom[input].Where(stale.Add))
                queue.Enqueue(artifact);
        }

        return stale;
    }

    private IEnumerable<ArtifactId> Unmoved(ArtifactId artifact) =>
        (inputs.MakingOf(artifact)?.Inputs ?? []).Where(input => KindOf(input) is null).Select(input => input.ArtifactId!.Value);

    private StaleOutput? Describe(ArtifactId artifact, HashSet<ArtifactId> stale)
    {
        if (inputs.MakingOf(artifact) is not { } making)
            return null;
        List<StaleCause> causes =
        [
            .. making.Inputs
                .Select(input => (Input: input, Kind: KindOf(input) ?? (stale.Contains(input.ArtifactId!.Value) ? StaleCauseKind.Stale : null)))
                .Where(found => found.Kind is not null)
                .Select(found => CauseOf(found.Kind!.Value, found.Input)),
        ];
        return causes.Count == 0 ? null : new(artifact, making.Output.Revision, making.Output.RunId, making.Output.Path, causes);
    }

    private StaleCause CauseOf(StaleCauseKind kind, InputEntry input)
    {
        var head = inputs.HeadOf(input.ArtifactId!.Value);
        return new(kind, input.Path, head.ArtifactId, input.Revision!.Value, input.Digest, head.Number, head.Digest);
    }

    // By content: a revision with another name and equal content has not moved on.
    private StaleCauseKind? KindOf(InputEntry input) => inputs.HeadOf(input.ArtifactId!.Value) switch
    {
        // A purge follows a deletion. When it happened is not known here, so the past says only that the input was deleted.
        { IsDeleted: true } head => head.IsPurged && !isPast ? StaleCauseKind.Purged : StaleCauseKind.Deleted,
        var head when head.Digest != input.Digest => StaleCauseKind.Revised,
        _ => null,
    };
}
