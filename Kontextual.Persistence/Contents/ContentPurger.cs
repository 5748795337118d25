using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contents;

/// <summary>Erases the bytes of contents; digest and size stay, since purged revisions refer to them.</summary>
internal sealed class ContentPurger(UnitOfWork unit)
{
    private static readonly CompiledQuery<ContentDigest, Content?> ByDigest =
        new((db, digest, _) => db.Set<Content>().FirstOrDefault(c => c.Digest == digest));

    // The first in an index of digest and mark: however many purged revisions share it, one step tells.
    private static readonly CompiledQuery<ContentDigest, bool> IsUnused = new((db, digest, _) => db.Set<Revision>()
        .Where(r => r.Digest == digest)
        .OrderBy(r => r.IsPurged)
        .Select(r => r.IsPurged)
        .FirstOrDefault());

    /// <summary>Erases a content unless a revision that is not purged has it. The revisions that were to be purged are.</summary>
    public async Task PurgeUnusedAsync(ContentDigest digest, CancellationToken cancellationToken)
    {
        if (!await IsUnused.RunAsync(unit.Context, digest, cancellationToken).ConfigureAwait(false))
            return;
        var content = await ByDigest.RunAsync(unit.Context, digest, cancellationToken).ConfigureAwait(false);
        if (content is null or { Storage: ContentStorage.Purged })
            return;
        if (content.Storage == ContentStorage.Chunks)
        {
            // By their keys, so that the bytes need not be read to be erased.
            var chunks = unit.Context.Set<ContentChunk>().Where(c => c.Digest == digest).OrderBy(c => c.Ordinal).Select(c => c.Ordinal);
            foreach (var ordinal in await chunks.ToListAsync(cancellationToken).ConfigureAwait(false))
                unit.Delete(new ContentChunk { Digest = digest, Ordinal = ordinal, Bytes = [] });
        }

        unit.Update(content, content with { Storage = ContentStorage.Purged, Text = null });
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
    }
}
