using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Hashes the contents of the selected part, and compares them with their digests and sizes.</summary>
internal sealed class ContentStep : IVerifyStep
{
    private static readonly CompiledQuery<ContentDigest, Content?> ByDigest =
        new((db, digest, _) => db.Set<Content>().FirstOrDefault(c => c.Digest == digest));

    public VerifyStage Stage => VerifyStage.Contents;

    public async Task RunAsync(VerifyRun run)
    {
        var contents = run.Db.Set<Content>();
        run.Contents = await contents.LongCountAsync(run.CancellationToken).ConfigureAwait(false);
        run.Begin(Stage, run.Contents);
        var part = run.Options.Contents;
        if (part == ContentPart.All)
        {
            // In the order of the table, so that the file is read from its beginning to its end.
            var all = run.Read<Content>(contents);
            while (await all.NextAsync().ConfigureAwait(false) is { } content)
                await HashAsync(run, content).ConfigureAwait(false);
            return;
        }

        // The texts of the other parts are not read.
        var heads = run.Read(contents.Select(c => new Head(c.Digest, c.Size, c.Storage)));
        while (await heads.NextAsync().ConfigureAwait(false) is { } head)
        {
            if (part.Contains(head.Digest) && await ByDigest.RunAsync(run.Db, head.Digest, run.CancellationToken).ConfigureAwait(false) is { } content)
                await HashAsync(run, content).ConfigureAwait(false);
        }
    }

    private static async Task HashAsync(VerifyRun run, Content content)
    {
        switch (content.Storage)
        {
            case ContentStorage.Text when content.Text is { } text:
                CheckText(run, content, text);
                break;
            case ContentStorage.Text:
                run.Add(FindingKind.ContentDamaged, PlaceOf(content, "text"), "it is NULL, although the storage says that the content is stored as text");
                break;
            case ContentStorage.Chunks:
                await CheckChunksAsync(run, content).ConfigureAwait(false);
                break;
            case ContentStorage.Purged when content.Text is not null:
                run.Add(FindingKind.PurgeIncomplete, PlaceOf(content, "text"), "it has a value, although the storage says that the bytes were erased");
                break;
        }
    }

    private static void CheckText(VerifyRun run, Content content, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer);
            Count(run, length);
            if (ContentDigest.Of(buffer.AsSpan(0, length)) != content.Digest)
                run.Add(FindingKind.ContentDamaged, PlaceOf(content, "text"), "its bytes do not have this digest");
            else if (length != content.Size)
                run.Add(FindingKind.ContentDamaged, PlaceOf(content, "size"), $"it is {content.Size}, but the content has {length} bytes");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task CheckChunksAsync(VerifyRun run, Content content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var digest = content.Digest;
        var chunks = new RowReader<ContentChunk>(run, run.Db.Set<ContentChunk>().Where(c => c.Digest == digest).OrderBy(c => c.Ordinal));
        await using var end = chunks.ConfigureAwait(false);
        var (ordinal, size) = (0, 0L);
        while (await chunks.NextAsync().ConfigureAwait(false) is { } chunk)
        {
            if (chunk.Ordinal != ordinal)
            {
                run.Add(FindingKind.ContentDamaged, new("content_chunks", $"digest {digest}, ordinal {ordinal}"), $"the row is missing or could not be read, although ordinal {chunk.Ordinal} exists");
                ordinal = chunk.Ordinal;
            }

            hash.AppendData(chunk.Bytes);
            Count(run, chunk.Bytes.Length, isNew: ordinal == 0);
            size += chunk.Bytes.Length;
            ordinal++;
        }

        if (size != content.Size)
            run.Add(FindingKind.ContentDamaged, PlaceOf(content, "size"), $"it is {content.Size}, but the chunks of the content have {size} bytes");
        if (ContentDigest.FromHash(hash.GetHashAndReset()) != digest)
            run.Add(FindingKind.ContentDamaged, new("content_chunks", $"digest {digest}", "bytes"), "the bytes of the chunks do not have this digest");
    }

    private static void Count(VerifyRun run, int bytes, bool isNew = true)
    {
        run.HashedContents += isNew ? 1 : 0;
        run.HashedBytes += bytes;
    }

    private static FindingPlace PlaceOf(Content content, string column) => new("contents", $"digest {content.Digest}", column);

    private sealed record Head(ContentDigest Digest, long Size, ContentStorage Storage);
}
