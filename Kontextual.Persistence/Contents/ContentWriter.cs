using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contents;

/// <summary>Stores contents once each, in flat memory.</summary>
internal sealed class ContentWriter(UnitOfWork unit)
{
    /// <summary>Makes sure the store holds a prepared content. A small one is only added, to be saved with what refers to it.</summary>
    /// <exception cref="IOException">The content changed since it was prepared, or cannot be read.</exception>
    public async Task StoreAsync(ContentSource source, CancellationToken cancellationToken)
    {
        var digest = source.Digest;
        var known = await unit.Context.Set<Content>()
            .Where(c => c.Digest == digest)
            .Select(c => (ContentStorage?)c.Storage)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (known is ContentStorage.Text or ContentStorage.Chunks)
            return;

        var content = new Content
        {
            Digest = digest,
            Size = source.Size,
            Storage = source.Text is null ? ContentStorage.Chunks : ContentStorage.Text,
            Text = source.Text,
        };

        // A purged content that comes back takes its old row again, to which the purged revisions still refer.
        if (known is null)
            unit.Context.Add(content);
        else
            unit.Context.Update(content);
        if (content.Storage == ContentStorage.Chunks)
            await StoreChunksAsync(source, cancellationToken).ConfigureAwait(false);
    }

    private async Task StoreChunksAsync(ContentSource source, CancellationToken cancellationToken)
    {
        var ordinal = 0;
        await foreach (var chunk in source.ReadChunksAsync(cancellationToken).ConfigureAwait(false))
        {
            unit.Context.Add(new ContentChunk { Digest = source.Digest, Ordinal = ordinal++, Bytes = chunk.ToArray() });
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
