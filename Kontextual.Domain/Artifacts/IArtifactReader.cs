namespace Kontextual.Domain;

/// <summary>Reads artifacts, their revisions and their contents.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface IArtifactReader : IEntityReader<ArtifactId, Artifact, ArtifactQuery>
{
    EntityKind IEntityReader<ArtifactId, Artifact, ArtifactQuery>.Kind => EntityKind.Artifact;

    /// <summary>Finds the live artifact with this name in a collection.</summary>
    /// <returns>The artifact, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value, or the name is invalid.</exception>
    Task<Artifact?> FindByNameAsync(CollectionId collection, string name, CancellationToken cancellationToken = default);

    /// <summary>Counts the values of a property among the artifacts that match a query. The order of the query has no effect.</summary>
    /// <param name="query">The filters.</param>
    /// <param name="facet">The property whose values are counted.</param>
    /// <param name="limit">The maximum number of values, from 1 to 1,000. The most frequent ones are returned.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The values. They are empty when nothing matches.</returns>
    /// <remarks>The cost grows with the number of artifacts that are checked: those that the filters with an index leave, see docs/queries.md.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The facet is not defined, or the limit is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">A filter is invalid.</exception>
    Task<Facets> FacetsAsync(ArtifactQuery query, ArtifactFacet facet, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts the values to which a JSON Pointer leads in the metadata of the artifacts that match a query. The order of the query has no effect.
    /// </summary>
    /// <param name="query">The filters.</param>
    /// <param name="path">The JSON Pointer, see <see cref="MetadataFilter"/>. With the step <c>*</c> it can lead to several values of one artifact.</param>
    /// <param name="limit">The maximum number of values, from 1 to 1,000. The most frequent ones are returned.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>
    /// The strings, numbers, booleans and nulls as canonical JSON, such as <c>"alice"</c> or <c>2024</c>. An artifact counts once for each of its values. Objects
    /// and arrays are not counted.
    /// </returns>
    /// <remarks>
    /// The cost grows with the number of artifacts that are checked: those that the filters with an index leave, see docs/queries.md. All different
    /// values are in memory while they are counted.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer, or a filter is invalid.</exception>
    Task<Facets> MetadataFacetsAsync(ArtifactQuery query, string path, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>Finds the artifacts that match a search for words best, with the parts of their texts that show why.</summary>
    /// <remarks>
    /// <para>
    /// With the content alone, it finds the artifacts that <see cref="ArtifactFilter.Words"/> selects. The score is BM25 (k1 = 1.2, b = 0.75), with each term,
    /// prefix and phrase as a term, and with all searched texts of an artifact together as its text. The frequencies of terms and the average length are those
    /// of the artifacts that <see cref="ArtifactSearch.Where"/> selects.
    /// </para>
    /// <para>
    /// Everything is read from one state, one text at a time. Without an index, the cost grows with the length of all texts that
    /// <see cref="ArtifactSearch.Where"/> leaves; see docs/queries.md. Cancelling acts between texts.
    /// </para>
    /// </remarks>
    /// <param name="search">The words, where to search for them, and how much to return.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The best artifacts. They are empty when nothing matches.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit or the length of the snippets is out of its range, or the parts to search are none or not defined.</exception>
    /// <exception cref="ArgumentException">The words or a filter are invalid.</exception>
    /// <exception cref="NotSupportedException">
    /// The reader is that of a view of the past. <see cref="ArtifactFilter.Words"/> finds texts of the past, without scores.
    /// </exception>
    Task<SearchResults> SearchAsync(ArtifactSearch search, CancellationToken cancellationToken = default);

    /// <summary>Finds one revision of a live or deleted artifact.</summary>
    /// <returns>The revision, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    Task<Revision?> FindRevisionAsync(ArtifactId id, int number, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads one page of the revisions of a live or deleted artifact, in ascending order of their numbers, each with the change that made it.
    /// </summary>
    /// <param name="id">The id of the artifact.</param>
    /// <param name="page">The page to read. The first 100 revisions by default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The page. It is empty when the artifact does not exist.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor does not belong to this artifact.</exception>
    Task<Page<RevisionEntry>> HistoryAsync(ArtifactId id, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads one page of the history of a name: the artifacts that ever had it, with the changes by which they got and lost it, in the order of the
    /// changes that began.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="collection">The collection that contained the artifact at that time. All collections by default.</param>
    /// <param name="page">The page to read. The first 100 entries by default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The page. It is empty when no artifact has had the name. A purge removes the entries of an artifact.</returns>
    /// <remarks>The cost of a page grows with the number of all entries of the name, because they are sorted.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">
    /// The name is invalid, the id is the default value, or the cursor does not belong to this name and collection.
    /// </exception>
    Task<Page<NameHistoryEntry>> NameHistoryAsync(
        string name, CollectionId? collection = null, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Finds a live artifact together with its content as text.</summary>
    /// <remarks>Both are read from the same state, so they belong to the same revision. The content is checked against its digest.</remarks>
    /// <returns>The artifact and its text, or null when there is no live artifact with the id.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="ContentNotTextException">The content is not valid UTF-8.</exception>
    Task<ArtifactText?> FindTextAsync(ArtifactId id, CancellationToken cancellationToken = default);

    /// <summary>Gets the content of a revision as text. The text is read into memory completely and checked against its digest.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">The revision does not exist, or its content has been purged.</exception>
    /// <exception cref="ContentNotTextException">The content is not valid UTF-8.</exception>
    Task<string> GetTextAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default);

    /// <summary>Gets the content of a revision as bytes. They are read into memory completely and checked against their digest.</summary>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">The revision does not exist, or its content has been purged.</exception>
    Task<byte[]> GetBytesAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default);

    /// <summary>Opens the content of a revision as a forward-only stream, which reads 1 MiB at a time.</summary>
    /// <remarks>
    /// The digest is checked before the last chunk is returned. If the content does not have its digest, that read throws
    /// <see cref="StoreCorruptException"/>. A stream that was opened inside a view or a transaction can be used until the view or the transaction
    /// ends. If the content is purged while it is being read, the next read throws <see cref="EntityNotFoundException"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The id is the default value, or the number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">The revision does not exist, or its content has been purged.</exception>
    Task<Stream> OpenContentAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default);
}
