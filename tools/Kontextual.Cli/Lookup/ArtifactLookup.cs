using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Finds the artifact for a name or an id on the command line.</summary>
/// <param name="readers">The readers to use.</param>
internal sealed class ArtifactLookup(IKnowledgeReaders readers)
{
    // Enough candidates to list in the message when a name is ambiguous.
    private static readonly PageRequest Candidates = new() { Size = 100 };

    /// <summary>Finds the live artifact.</summary>
    /// <exception cref="EntityNotFoundException">There is no such artifact.</exception>
    /// <exception cref="UsageException">The name is ambiguous.</exception>
    public async Task<Artifact> LiveAsync(string key, string? collection, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, collection, cancellationToken);
        var live = found.Where(artifact => !artifact.IsDeleted).ToList();
        if (live.Count == 0 && found.Count > 0)
            throw new EntityNotFoundException(EntityKind.Artifact, key, WhyNotLive(found[0]));
        return await OnlyAsync(key, live, cancellationToken);
    }

    /// <summary>Finds the live artifact or, when there is none, the deleted one.</summary>
    /// <inheritdoc cref="LiveAsync"/>
    public async Task<Artifact> LiveOrDeletedAsync(string key, string? collection, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, collection, cancellationToken);
        var live = found.Where(artifact => !artifact.IsDeleted).ToList();
        return await OnlyAsync(key, live.Count > 0 ? live : found, cancellationToken);
    }

    /// <summary>Finds the deleted artifact or, when there is none, the live one.</summary>
    /// <inheritdoc cref="LiveAsync"/>
    public async Task<Artifact> DeletedOrLiveAsync(string key, string? collection, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, collection, cancellationToken);
        var deleted = found.Where(artifact => artifact.IsDeleted).ToList();
        return await OnlyAsync(key, deleted.Count > 0 ? deleted : found, cancellationToken);
    }

    private async Task<IReadOnlyList<Artifact>> FindAsync(string key, string? collection, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(key, "D", out var id) && id != Guid.Empty
            && await readers.Artifacts.FindAsync(new ArtifactId(id), includeDeleted: true, cancellationToken) is { } artifact)
        {
            return [artifact];
        }

        var query = new ArtifactQuery
        {
            Name = key,
            Collection = collection is null ? null : (await new CollectionLookup(readers.Collections).LiveAsync(collection, cancellationToken)).Id,
        };
        var live = await readers.Artifacts.ListAsync(query, Candidates, cancellationToken);
        var all = await readers.Artifacts.ListAsync(query with { IncludeDeleted = true }, Candidates, cancellationToken);
        return [.. live.Items.Concat(all.Items).DistinctBy(found => found.Id)];
    }

    private async Task<Artifact> OnlyAsync(string key, IReadOnlyList<Artifact> found, CancellationToken cancellationToken)
    {
        return found.Count switch
        {
            0 => throw new EntityNotFoundException(EntityKind.Artifact, key),
            1 => found[0],
            _ => throw new UsageException(await AmbiguityAsync(key, found, cancellationToken)),
        };
    }

    private async Task<string> AmbiguityAsync(string key, IReadOnlyList<Artifact> found, CancellationToken cancellationToken)
    {
        var names = new CollectionNames(readers.Collections);
        var where = new SortedSet<string>(CodePointComparer.Instance);
        foreach (var artifact in found)
            where.Add(await names.OfAsync(artifact.CollectionId, cancellationToken));
        if (where.Count == found.Count)
            return $"'{key}' is in {found.Count} collections ({string.Join(", ", where)}). Select one with --collection.";
        var ids = string.Join("; ", found.Select(Describe));
        return $"'{key}' is the name of {found.Count} artifacts ({ids}). Use the id of one of them.";
    }

    private string WhyNotLive(Artifact artifact) => artifact.IsPurged ? "it was purged"
        : readers is IPastView ? "it was deleted at that moment"
        : $"it is deleted; '{ToolInfo.Name} restore' brings it back";

    private static string Describe(Artifact artifact) =>
        artifact.DeletedAt is { } at ? $"{artifact.Id}, deleted {UtcTime.Format(at)}" : $"{artifact.Id}";
}
