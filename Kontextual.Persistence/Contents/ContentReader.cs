using System.Buffers;
using System.Text;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contents;

/// <summary>Reads the contents of revisions, and checks each content against its digest.</summary>
/// <param name="scope">The scope to read in.</param>
/// <param name="moment">The moment up to which revisions are visible; null for all revisions.</param>
internal sealed class ContentReader(IReadScope scope, Moment? moment = null)
{
    private static readonly CompiledQuery<ArtifactId, int, RevisionContent?> OfRevision = new((db, id, number, _) =>
        db.Set<Revision>()
            .Where(r => r.ArtifactId == id && r.Number == number)
            .Join(db.Set<Content>(), r => r.Digest, c => c.Digest, (r, c) => new RevisionContent(r.FromSequence, r.IsPurged, c))
            .FirstOrDefault());

    // One statement, because a revision that is created between two statements would seem to have lost its content.
    private static readonly CompiledQuery<ArtifactId, int, ContentDigest?> LostOfRevision = new((db, id, number, _) =>
        db.Set<Revision>()
            .Where(r => r.ArtifactId == id && r.Number == number && !db.Set<Content>().Any(c => c.Digest == r.Digest))
            .Select(r => (ContentDigest?)r.Digest)
            .FirstOrDefault());

    private static readonly CompiledQuery<ArtifactId, int, bool> IsRevisionLost = new((db, id, number, _) =>
        db.Set<Artifact>().Any(a => a.Id == id && a.HeadRevision >= number
            && !db.Set<Revision>().Any(r => r.ArtifactId == id && r.Number == number)));

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<string> GetTextAsync(ArtifactId id, int number, CancellationToken cancellationToken)
    {
        var content = await FindAsync(id, number, cancellationToken).ConfigureAwait(false);
        return await GetTextAsync(content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the text of a content whose row was read.</summary>
    /// <param name="content">The row of the content.</param>
    /// <param name="holder">Names the entity that refers to the content and is not purged.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<string> GetTextAsync(Content content, string holder, CancellationToken cancellationToken)
    {
        RequireKept(content, holder);
        return GetTextAsync(content, cancellationToken);
    }

    /// <summary>Creates the exception for a missing content that an entity refers to.</summary>
    public static StoreCorruptException LostContent(ContentDigest digest, string holder) =>
        new($"table contents, digest {digest}", $"the row is missing, although {holder} refers to it");

    private async Task<string> GetTextAsync(Content content, CancellationToken cancellationToken)
    {
        if (content.Storage == ContentStorage.Text)
        {
            CheckText(content);
            return content.Text!;
        }

        var bytes = await ReadAllAsync(content, cancellationToken).ConfigureAwait(false);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ContentNotTextException(content.Digest);
        }
    }

    public async Task<byte[]> GetBytesAsync(ArtifactId id, int number, CancellationToken cancellationToken)
    {
        var content = await FindAsync(id, number, cancellationToken).ConfigureAwait(false);
        return content.Storage == ContentStorage.Text
            ? Checked(content, StrictUtf8.GetBytes(content.Text!))
            : await ReadAllAsync(content, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Stream> OpenAsync(ArtifactId id, int number, CancellationToken cancellationToken)
    {
        var content = await FindAsync(id, number, cancellationToken).ConfigureAwait(false);
        return content.Storage == ContentStorage.Text
            ? new MemoryStream(Checked(content, StrictUtf8.GetBytes(content.Text!)), writable: false)
            : new ContentStream(scope, content);
    }

    private static void RequireKept(Content content, string holder)
    {
        if (content.Storage == ContentStorage.Purged)
        {
            throw new StoreCorruptException(
                $"table contents, digest {content.Digest}, column storage", $"it says that the bytes were purged, although {holder} is not purged");
        }

        if (content is { Storage: ContentStorage.Text, Text: null })
            throw new StoreCorruptException($"table contents, digest {content.Digest}, column text", "it is null, although column storage is 'Text'");
    }

    private async Task<Content> FindAsync(ArtifactId id, int revision, CancellationToken cancellationToken)
    {
        Require.Id(id, nameof(id));
        Require.RevisionNumber(revision, nameof(revision));
        var found = await scope.ReadAsync(
            (db, token) => OfRevision.RunAsync(db, id, revision, token), cancellationToken).ConfigureAwait(false);
        if (found is not null && moment is not null && found.FromSequence > await moment.SequenceAsync(cancellationToken).ConfigureAwait(false))
            throw NoSuchRevision(id, revision);
        if (found is null)
            throw await MissingAsync(id, revision, cancellationToken).ConfigureAwait(false);
        if (found.IsPurged)
            throw new EntityNotFoundException(EntityKind.Artifact, $"{id} revision {revision}", "its content was purged");
        RequireKept(found.Content, $"revision {revision} of artifact {id}");
        return found.Content;
    }

    // Called only when something is missing, so that other reads do not pay for these queries.
    private async Task<KnowledgeException> MissingAsync(ArtifactId id, int revision, CancellationToken cancellationToken)
    {
        var lost = await scope.ReadAsync(
            (db, token) => LostOfRevision.RunAsync(db, id, revision, token), cancellationToken).ConfigureAwait(false);
        if (lost is { } digest)
            return LostContent(digest, $"revision {revision} of artifact {id}");
        return await scope.ReadAsync((db, token) => IsRevisionLost.RunAsync(db, id, revision, token), cancellationToken).ConfigureAwait(false)
            ? new StoreCorruptException($"table revisions, artifact_id {id}, number {revision}", "the row is missing, although the artifact has a revision of this number or a later one")
            : NoSuchRevision(id, revision);
    }

    private static EntityNotFoundException NoSuchRevision(ArtifactId id, int revision) =>
        new(EntityKind.Artifact, $"{id} revision {revision}", "it has no such revision");

    private async Task<byte[]> ReadAllAsync(Content content, CancellationToken cancellationToken)
    {
        var bytes = new byte[content.Size];
        var stream = new ContentStream(scope, content);
        await using var closed = stream.ConfigureAwait(false);
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    // The bytes are needed only for the check, so they are in a rented buffer.
    private static void CheckText(Content content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(StrictUtf8.GetMaxByteCount(content.Text!.Length));
        try
        {
            Check(content, buffer.AsSpan(0, StrictUtf8.GetBytes(content.Text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Checked(Content content, byte[] bytes)
    {
        Check(content, bytes);
        return bytes;
    }

    private static void Check(Content content, ReadOnlySpan<byte> bytes)
    {
        if (ContentDigest.Of(bytes) != content.Digest)
            throw new StoreCorruptException($"table {(content.Storage == ContentStorage.Text ? "contents" : "content_chunks")}, digest {content.Digest}", "its bytes do not have this digest");
    }

    private sealed record RevisionContent(long FromSequence, bool IsPurged, Content Content);
}
