namespace Kontextual.Domain;

/// <summary>Reads artifacts, their revisions and contents.</summary>
/// <remarks>In a view of the past, every member reads what there was at its moment: <see cref="IPastView"/> says how.</remarks>
public interface IArtifactReader
{
    /// <summary>The artifact with this id, or null.</summary>
    /// <param name="id">The artifact.</param>
    /// <param name="includeDeleted">True to find a deleted artifact as well.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<Artifact?> FindAsync(ArtifactId id, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>The live artifact with this name in a collection, or null.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the name breaks a name rule.</exception>
    Task<Artifact?> FindByNameAsync(CollectionId collection, string name, CancellationToken cancellationToken = default);

    /// <summary>A page of the artifacts that a query asks for, in the query's order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">A filter breaks its rule, or the cursor was not made for this query in this store.</exception>
    Task<Page<Artifact>> ListAsync(ArtifactQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>One revision of an artifact, live or deleted, or null.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    Task<Revision?> FindRevisionAsync(ArtifactId id, int number, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of an artifact's revisions, live or deleted, ascending by number, each with the change that made it; empty when there is no such
    /// artifact.
    /// </summary>
    /// <param name="id">The artifact.</param>
    /// <param name="page">Which page; the first 100 revisions by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor was not made for this artifact.</exception>
    Task<Page<RevisionEntry>> HistoryAsync(ArtifactId id, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>The live artifact with an id together with its content as text, in one read; null when there is none.</summary>
    /// <remarks>Two calls, one for each, could see two revisions. The content is checked against its digest.</remarks>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="ContentNotTextException">The content is not valid UTF-8.</exception>
    Task<ArtifactText?> FindTextAsync(ArtifactId id, CancellationToken cancellationToken = default);

    /// <summary>A revision's content as text, checked against its digest. The whole text is brought into memory.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">There is no such revision, or its content was purged.</exception>
    /// <exception cref="ContentNotTextException">The content is not valid UTF-8.</exception>
    Task<string> GetTextAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default);

    /// <summary>A revision's content as bytes, checked against its digest. All of them are brought into memory.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">There is no such revision, or its content was purged.</exception>
    Task<byte[]> GetBytesAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default);

    /// <summary>A revision's content as a forward-only stream, read 1 MiB at a time.</summary>
    /// <remarks>
    /// The digest is checked before the last chunk is given out: of a changed content that read throws <see cref="StoreCorruptException"/>.
    /// Inside a view or a transaction the stream is good until that ends. If the content is purged while being read, the next read
    /// throws <see cref="EntityNotFoundException"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">There is no such revision, or its content was purged.</exception>
    Task<Stream> OpenContentAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default);
}
