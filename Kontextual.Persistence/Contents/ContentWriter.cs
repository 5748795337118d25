using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Contents;

/// <summary>Stores each content once. Memory use does not depend on the size of the content.</summary>
internal sealed class ContentWriter(UnitOfWork unit)
{
    private readonly StoredCopy _copy = new(unit);

    /// <summary>Ensures that the store holds a prepared content. It may write, so all checks of the verb must have passed.</summary>
    /// <remarks>A content has no change record, so a transaction can write a content without adding a change record.</remarks>
    /// <exception cref="IOException">The source has changed since it was prepared, or it cannot be read.</exception>
    /// <exception cref="StoreCorruptException">The store has a damaged copy of the content.</exception>
    public Task StoreAsync(ContentSource source, CancellationToken cancellationToken)
    {
        var content = new Content
        {
            Digest = source.Digest,
            Size = source.Size,
            Storage = source.Text is null ? ContentStorage.Chunks : ContentStorage.Text,
            Text = source.Text,
        };
        return source.Text is null
            ? StoreChunksAsync(content, source, cancellationToken)
            : StoreTextAsync(content, source, cancellationToken);
    }

    /// <summary>Checks that the store still has a content that an artifact refers to.</summary>
    /// <exception cref="StoreCorruptException">The copy is missing or damaged.</exception>
    public async Task RequireStoredAsync(ContentSource source, CancellationToken cancellationToken)
    {
        var stored = await _copy.FindAsync(source.Digest, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreCorruptException($"table contents, digest {source.Digest}", "the row is missing, although an artifact refers to it");
        await _copy.RequireWholeAsync(stored, source, cancellationToken).ConfigureAwait(false);
    }

    // Most texts are new, which takes one statement. Only an existing copy is read and compared.
    private async Task StoreTextAsync(Content content, ContentSource source, CancellationToken cancellationToken)
    {
        if (await unit.TryInsertAsync(content, cancellationToken).ConfigureAwait(false))
            return;
        var known = await _copy.FindAsync(content.Digest, cancellationToken).ConfigureAwait(false);
        if (!Refill(content, known))
            await _copy.RequireWholeAsync(known!, source, cancellationToken).ConfigureAwait(false);
    }

    // Nothing is saved before the first chunk is read, so a source that can no longer be read leaves the transaction usable.
    private async Task StoreChunksAsync(Content content, ContentSource source, CancellationToken cancellationToken)
    {
        var known = await _copy.FindAsync(content.Digest, cancellationToken).ConfigureAwait(false);
        if (known is { Storage: not ContentStorage.Purged })
        {
            await _copy.RequireWholeAsync(known, source, cancellationToken).ConfigureAwait(false);
            return;
        }

        await _copy.RequireNoChunksAsync(content.Digest, cancellationToken).ConfigureAwait(false);
        if (!Refill(content, known))
            unit.Insert(content);
        var ordinal = 0;
        var chunks = new SourceChunks(unit, source.ReadChunksAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
        await using var closed = chunks.ConfigureAwait(false);
        while (await chunks.MoveNextAsync().ConfigureAwait(false))
        {
            unit.Insert(new ContentChunk { Digest = content.Digest, Ordinal = ordinal++, Bytes = chunks.Current.ToArray() });
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Stages an update of a purged content's row with the new bytes, because purged revisions still refer to the row. Returns false if it
    /// was not purged.
    /// </summary>
    private bool Refill(Content content, Content? known)
    {
        if (known is not { Storage: ContentStorage.Purged })
            return false;
        unit.Update(content with { Storage = ContentStorage.Purged, Text = null }, content);
        return true;
    }
}
