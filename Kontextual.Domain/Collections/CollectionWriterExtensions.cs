namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="ICollectionWriter"/>.</summary>
public static class CollectionWriterExtensions
{
    /// <summary>Gets the live collection with the name of the draft, or creates it when there is none.</summary>
    /// <remarks>An existing collection is not changed, even when its description or metadata differ from the draft.</remarks>
    /// <returns>The collection, with the outcome <see cref="WriteOutcome.Created"/> or <see cref="WriteOutcome.Unchanged"/>.</returns>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static async Task<Written<Collection>> GetOrCreateAsync(
        this ICollectionWriter writer, CollectionDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(draft);
        return await writer.FindByNameAsync(draft.Name, cancellationToken).ConfigureAwait(false) is { } found
            ? new(found, WriteOutcome.Unchanged)
            : new(await writer.CreateAsync(draft, cancellationToken).ConfigureAwait(false), WriteOutcome.Created);
    }
}
