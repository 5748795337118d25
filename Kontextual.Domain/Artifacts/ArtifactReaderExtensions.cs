namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="IArtifactReader"/>.</summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public static class ArtifactReaderExtensions
{
    /// <summary>Gets the live artifact with this name in a collection.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the name is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live artifact of the collection has the name.</exception>
    public static async Task<Artifact> GetByNameAsync(
        this IArtifactReader reader, CollectionId collection, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindByNameAsync(collection, name, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Artifact, name);
    }

    /// <summary>Gets the live artifacts with these ids, ordered by name, then by id. An id without a live artifact is ignored.</summary>
    /// <exception cref="ArgumentException">There are more than 1,000 ids, or an id is the default value.</exception>
    public static async Task<IReadOnlyList<Artifact>> GetManyAsync(
        this IArtifactReader reader, IReadOnlyCollection<ArtifactId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(ids);
        var query = new ArtifactQuery { Ids = ids };
        var page = await reader.ListAsync(query, new PageRequest { Size = PageRequest.MaxSize }, cancellationToken).ConfigureAwait(false);
        return page.Items;
    }

    /// <summary>
    /// Enumerates all revisions of an artifact in ascending order of their numbers, each with the change that made it. The revisions are
    /// read page by page.
    /// </summary>
    /// <exception cref="ArgumentException">The id is the default value. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<RevisionEntry> StreamHistoryAsync(
        this IArtifactReader reader, ArtifactId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.HistoryAsync(id, page, token), cancellationToken);
    }

    /// <summary>
    /// Enumerates the history of a name: the artifacts that ever had it, with the changes by which they got and lost it, in the order of the changes that
    /// began. The entries are read page by page.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="name">The name.</param>
    /// <param name="collection">The collection that contained the artifact at that time. All collections by default.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentException">The name is invalid, or the id is the default value. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<NameHistoryEntry> StreamNameHistoryAsync(
        this IArtifactReader reader, string name, CollectionId? collection = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.NameHistoryAsync(name, collection, page, token), cancellationToken);
    }

    /// <summary>Gets one revision of an artifact.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">The revision does not exist.</exception>
    public static async Task<Revision> GetRevisionAsync(
        this IArtifactReader reader, ArtifactId id, int number, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindRevisionAsync(id, number, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Artifact, $"{id} revision {number}", "it has no such revision");
    }

    /// <summary>Gets the content of the revision that <paramref name="artifact"/> is the state of, as text.</summary>
    /// <inheritdoc cref="IArtifactReader.GetTextAsync"/>
    public static Task<string> GetTextAsync(this IArtifactReader reader, Artifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(artifact);
        return reader.GetTextAsync(artifact.Id, artifact.HeadRevision, cancellationToken);
    }

    /// <summary>Gets the content of the revision that <paramref name="artifact"/> is the state of, as bytes.</summary>
    /// <inheritdoc cref="IArtifactReader.GetBytesAsync"/>
    public static Task<byte[]> GetBytesAsync(this IArtifactReader reader, Artifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(artifact);
        return reader.GetBytesAsync(artifact.Id, artifact.HeadRevision, cancellationToken);
    }
}
