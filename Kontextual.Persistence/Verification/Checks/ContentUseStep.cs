using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Checks which revisions use which contents: a content that is needed is stored, one that no revision needs is erased, and sizes are equal.</summary>
internal sealed class ContentUseStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Contents;

    public async Task RunAsync(VerifyRun run)
    {
        var db = run.Db;
        var lost = run.Read(db.Set<Content>()
            .Where(c => c.Storage == ContentStorage.Purged && db.Set<Revision>().Any(r => r.Digest == c.Digest && !r.IsPurged))
            .Select(c => new Found(c.Digest, 0)));
        while (await lost.NextAsync().ConfigureAwait(false) is { } found)
            run.Add(FindingKind.BlankWithoutPurge, found.Place("storage"), "it says that the bytes were erased, although a revision that is not purged uses the content");
        var unused = run.Read(db.Set<Content>()
            .Where(c => c.Storage != ContentStorage.Purged && !db.Set<Revision>().Any(r => r.Digest == c.Digest && !r.IsPurged))
            .Select(c => new Found(c.Digest, 0)));
        while (await unused.NextAsync().ConfigureAwait(false) is { } found)
        {
            if (await db.Set<Revision>().AnyAsync(r => r.Digest == found.Digest, run.CancellationToken).ConfigureAwait(false))
                run.Add(FindingKind.PurgeIncomplete, found.Place("storage"), "the bytes remained, although all revisions that use the content are purged");
            else
                run.Add(FindingKind.UnusedContent, found.Place(null), "no revision uses the content");
        }

        var sizes = run.Read(db.Set<Revision>()
            .Join(db.Set<Content>(), r => r.Digest, c => c.Digest, (r, c) => new { r.ArtifactId, r.Number, r.Size, Stored = c.Size })
            .Where(pair => pair.Size != pair.Stored)
            .Select(pair => new OtherSize(pair.ArtifactId, pair.Number, pair.Size, pair.Stored)));
        while (await sizes.NextAsync().ConfigureAwait(false) is { } other)
        {
            run.Add(
                FindingKind.StateMismatch,
                new("revisions", $"artifact_id {other.ArtifactId}, number {other.Number}", "size"),
                $"it is {other.Size}, but the content has {other.Stored} bytes");
        }

        await CheckChunksAsync(run).ConfigureAwait(false);
    }

    private static async Task CheckChunksAsync(VerifyRun run)
    {
        var db = run.Db;

        // The bytes of a chunk are read with its content, which does not find a chunk whose key is damaged.
        await run.Read(db.Set<ContentChunk>().Select(k => new Found(k.Digest, k.Ordinal))).MoveToEndAsync().ConfigureAwait(false);
        var chunks = run.Read(db.Set<ContentChunk>()
            .Where(k => db.Set<Content>().Any(c => c.Digest == k.Digest && c.Storage != ContentStorage.Chunks))
            .Select(k => new Found(k.Digest, k.Ordinal)));
        while (await chunks.NextAsync().ConfigureAwait(false) is { } chunk)
        {
            run.Add(
                FindingKind.PurgeIncomplete,
                new("content_chunks", $"digest {chunk.Digest}, ordinal {chunk.Ordinal}"),
                "the row is left over: the content is stored as text, or was erased");
        }
    }

    private sealed record Found(ContentDigest Digest, int Ordinal)
    {
        public FindingPlace Place(string? column) => new("contents", $"digest {Digest}", column);
    }

    private sealed record OtherSize(ArtifactId ArtifactId, int Number, long Size, long Stored);
}
