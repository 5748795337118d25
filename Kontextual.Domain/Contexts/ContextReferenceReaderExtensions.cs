namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="IContextReferenceReader"/>.</summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public static class ContextReferenceReaderExtensions
{
    /// <summary>
    /// Enumerates all references that match a query, in the order of the query, each with the state of its target. They are read page by page.
    /// </summary>
    /// <exception cref="ArgumentException">A filter is invalid. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<ContextEntry> StreamEntriesAsync(
        this IContextReferenceReader reader, ContextReferenceQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ListEntriesAsync(query, page, token), cancellationToken);
    }
}
