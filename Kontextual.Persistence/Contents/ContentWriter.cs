using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Contents;

/// <summary>Stores contents once each, in flat memory.</summary>
internal sealed class ContentWriter(UnitOfWork unit)
{
    private readonly StoredCopy _copy = new(unit);

    /// <summary>Makes sure the store holds a prepared content. All checks of the verb have passed: this writes.</summary>
    /// <remarks>A content has no change record of its own, so a transaction may write contents and nothing else.</remarks>
    /// <exception cref="IOException">The content changed since it was prepared, or cannot be read.</exception>
    /// <exception cref="StoreCorruptException">The store has a copy that could not be read back.</exception>
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

    /// <summary>Checks that the store still has a content that an artifact refers to, given its bytes once more.</summary>
    /// <exception cref="StoreCorruptException">The copy is not there, or could not be read back.</exception>
    public async Task RequireStoredAsync(ContentSource source, CancellationToken cancellationToken)
    {
        var stored = await _copy.FindAsync(source.Digest, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreCorruptException($"table contents, digest {source.Digest}", "the row is not there, though an artifact refers to it");
        await _copy.RequireWholeAsync(stored, source, cancellationToken).ConfigureAwait(false);
    }

    // One statement for what is mostly new; only a text that is there already is looked at.
    private async Task StoreTextAsync(Content content, ContentSource source, CancellationToken cancellationToken)
    {
        if (await unit.TryInsertAsync(content, cancellationToken).ConfigureAwait(false))
            return;
        var known = await _copy.FindAsync(content.Digest, cancellationToken).ConfigureAwait(false);
        if (!Refill(content, known))
            await _copy.RequireWholeAsync(known!, source, cancellationToken).ConfigureAwait(false);
    }

    // Nothing is written before the first chunk was read: a source that is gone by now has done no harm.
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
        var chunks = source.ReadChunksAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(chunks).ConfigureAwait(false))
        {
            unit.Insert(new ContentChunk { Digest = content.Digest, Ordinal = ordinal++, Bytes = chunks.Current.ToArray() });
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the next chunk no longer than the transaction may last: a caller's stream that hangs must not hold the store.</summary>
    private async Task<bool> MoveNextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> chunks)
    {
        var next = unit.CallAsync(() => chunks.MoveNextAsync().AsTask());
        var more = false;
        try
        {
            return more = await next.WaitAsync(unit.Ending).ConfigureAwait(false);
        }
        finally
        {
            // What still reads cannot be closed; it is left to its stream.
            if (!more && next.IsCompleted)
                await chunks.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stages a purged content's old row to hold it again: the purged revisions still refer to that. False when it was not purged.</summary>
    private bool Refill(Content content, Content? known)
    {
        if (known is not { Storage: ContentStorage.Purged })
            return false;
        unit.Update(content with { Storage = ContentStorage.Purged, Text = null }, content);
        return true;
    }
}
