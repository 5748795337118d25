namespace Kontextual.Domain;

/// <summary>Reads context references.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface IContextReferenceReader : IEntityReader<ContextReferenceId, ContextReference, ContextReferenceQuery>
{
    EntityKind IEntityReader<ContextReferenceId, ContextReference, ContextReferenceQuery>.Kind => EntityKind.ContextReference;

    /// <summary>Finds the reference with this id, with the state of its target.</summary>
    /// <param name="id">The id of the reference.</param>
    /// <param name="includeDeleted">True to find a removed reference as well.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The reference with the state of its target, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<ContextEntry?> FindEntryAsync(ContextReferenceId id, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads one page of the references that match a query, in the order of the query, each with the state of its target. The number of
    /// statements does not depend on the number of references.
    /// </summary>
    /// <param name="query">The filters.</param>
    /// <param name="page">The page to read. The first 100 references by default. Its cursors are those of <c>ListAsync</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The page. It is empty when nothing matches.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">A filter is invalid, or the cursor does not belong to this query in this store.</exception>
    Task<Page<ContextEntry>> ListEntriesAsync(
        ContextReferenceQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}
