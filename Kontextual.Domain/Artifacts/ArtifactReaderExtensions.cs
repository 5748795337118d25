namespace Kontextual.Domain;

/// <summary>Conveniences over <see cref="IArtifactReader"/>: get, get-many, stream, and contents by artifact.</summary>
public static class ArtifactReaderExtensions
{
    /// <summary>The live artifact with this id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">No live artifact has the id.</exception>
    public static async Task<Artifact> GetAsync(
        this IArtifactReader reader, ArtifactId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindAsync(id, false, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
    }

    /// <summary>The live artifact with this name in a collection.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the name breaks a name rule.</exception>
    /// <exception cref="EntityNotFoundException">No live artifact of the collection has the name.</exception>
    public static async Task<Artifact> GetByNameAsync(
        this IArtifactReader reader, CollectionId collection, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindByNameAsync(collection, name, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Artifact, name);
    }

    /// <summary>The live artifacts among these ids, ordered by name, then id; an id that is not there is left out.</summary>
    /// <exception cref="ArgumentException">More than 1,000 ids, or an id is the default value.</exception>
    public static async Task<IReadOnlyList<Artifact>> GetManyAsync(
        this IArtifactReader reader, IReadOnlyCollection<ArtifactId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(ids);
        var query = new ArtifactQuery { Ids = ids };
        var page = await reader.ListAsync(query, new PageRequest { Size = PageRequest.MaxSize }, cancellationToken).ConfigureAwait(false);
        return page.Items;
    }

    /// <summary>All artifacts that a query asks for, in its order, read page by page.</summary>
    /// <remarks>While others write, an artifact whose sort key does not change comes exactly once.</remarks>
    /// <exception cref="ArgumentException">A filter breaks its rule. Thrown by the first step of the enumeration.</exception>
    public static IAsyncEnumerable<Artifact> StreamAsync(
        this IArtifactReader reader, ArtifactQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ListAsync(query, page, token), cancellationToken);
    }

    /// <summary>All revisions of an artifact, ascending by number, each with the change that made it, read page by page.</summary>
    /// <exception cref="ArgumentException">The id is the default value. Thrown by the first step of the enumeration.</exception>
    public static IAsyncEnumerable<RevisionEntry> StreamHistoryAsync(
        this IArtifactReader reader, ArtifactId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.HistoryAsync(id, page, token), cancellationToken);
    }

    /// <summary>One revision of an artifact.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">There is no such revision.</exception>
    public static async Task<Revision> GetRevisionAsync(
        this IArtifactReader reader, ArtifactId id, int number, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindRevisionAsync(id, number, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Artifact, $"{id} revision {number}", "it has no such revision");
    }

    /// <summary>The content of the artifact as it was read, as text.</summary>
    /// <inheritdoc cref="IArtifactReader.GetTextAsync"/>
    public static Task<string> GetTextAsync(this IArtifactReader reader, Artifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(artifact);
        return reader.GetTextAsync(artifact.Id, artifact.HeadRevision, cancellationToken);
    }

    /// <summary>The content of the artifact as it was read, as bytes.</summary>
    /// <inheritdoc cref="IArtifactReader.GetBytesAsync"/>
    public static Task<byte[]> GetBytesAsync(this IArtifactReader reader, Artifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(artifact);
        return reader.GetBytesAsync(artifact.Id, artifact.HeadRevision, cancellationToken);
    }
}
