using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Contents;

/// <summary>Stores contents once each, in flat memory.</summary>
internal sealed class ContentWriter(UnitOfWork unit)
{
    private static readonly CompiledQuery<ContentDigest, ContentStorage?> StorageOf =
        new((db, digest, _) => db.Set<Content>().Where(c => c.Digest == digest).Select(c => (ContentStorage?)c.Storage).FirstOrDefault());

    /// <summary>Makes sure the store holds a prepared content. All checks of the verb have passed: this writes.</summary>
    /// <exception cref="IOException">The content changed since it was prepared, or cannot be read.</exception>
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
            : StoreTextAsync(content, cancellationToken);
    }

    // One statement for what is mostly new; only a text that is there already is looked at.
    private async Task StoreTextAsync(Content content, CancellationToken cancellationToken)
    {
        if (!await unit.TryInsertAsync(content, cancellationToken).ConfigureAwait(false))
            Refill(content, await StorageOf.RunAsync(unit.Context, content.Digest, cancellationToken).ConfigureAwait(false));
    }

    // Nothing is written before the first chunk was read: a source that is gone by now has done no harm.
    private async Task StoreChunksAsync(Content content, ContentSource source, CancellationToken cancellationToken)
    {
        var known = await StorageOf.RunAsync(unit.Context, content.Digest, cancellationToken).ConfigureAwait(false);
        if (known is null)
            unit.Insert(content);
        else if (!Refill(content, known))
            return;
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
        var next = chunks.MoveNextAsync().AsTask();
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

    /// <summary>Stages a purged content's old row to hold it again: the purged revisions still refer to that. False when it holds it.</summary>
    private bool Refill(Content content, ContentStorage? known)
    {
        if (known != ContentStorage.Purged)
            return false;
        unit.Update(content with { Storage = ContentStorage.Purged, Text = null }, content);
        return true;
    }
}
