using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contents;

/// <summary>Erases the bytes of contents. The digest and the size stay, because purged revisions refer to them.</summary>
internal sealed class ContentPurger(UnitOfWork unit)
{
    private static readonly CompiledQuery<ContentDigest, Content?> ByDigest =
        new((db, digest, _) => db.Set<Content>().FirstOrDefault(c => c.Digest == digest));

    // The index is ordered by digest and purge mark, so one step is enough however many purged revisions share the content.
    private static readonly CompiledQuery<ContentDigest, bool> IsUnused = new((db, digest, _) => db.Set<Revision>()
        .Where(r => r.Digest == digest)
        .OrderBy(r => r.IsPurged)
        .Select(r => r.IsPurged)
        .FirstOrDefault());

    /// <summary>Erases a content if no revision uses it that is not purged. The revisions to purge must be purged before.</summary>
    public async Task PurgeUnusedAsync(ContentDigest digest, CancellationToken cancellationToken)
    {
        if (!await IsUnused.RunAsync(unit.Context, digest, cancellationToken).ConfigureAwait(false))
            return;
        var content = await ByDigest.RunAsync(unit.Context, digest, cancellationToken).ConfigureAwait(false);
        if (content is null or { Storage: ContentStorage.Purged })
            return;
        if (content.Storage == ContentStorage.Chunks)
        {
            // Only the keys are read, because the bytes are not needed to delete the rows.
            var chunks = unit.Context.Set<ContentChunk>().Where(c => c.Digest == digest).OrderBy(c => c.Ordinal).Select(c => c.Ordinal);
            foreach (var ordinal in await chunks.ToListAsync(cancellationToken).ConfigureAwait(false))
                unit.Delete(new ContentChunk { Digest = digest, Ordinal = ordinal, Bytes = [] });
        }

        unit.Update(content, content with { Storage = ContentStorage.Purged, Text = null });
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
    }
}
