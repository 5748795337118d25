namespace Kontextual.Domain;

/// <summary>Conveniences over <see cref="ICollectionWriter"/>.</summary>
public static class CollectionWriterExtensions
{
    /// <summary>The live collection of the draft's name, or a new one of this draft when there is none.</summary>
    /// <remarks>A collection that is there stays as it is, also when its description or metadata differ from the draft's.</remarks>
    /// <returns>The collection; <see cref="WriteOutcome.Created"/> or <see cref="WriteOutcome.Unchanged"/>.</returns>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
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
