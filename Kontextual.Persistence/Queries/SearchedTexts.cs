using System.Text;

namespace Kontextual.Persistence.Queries;

/// <summary>The texts that searches read: contents that are UTF-8 without U+0000 and not too long.</summary>
internal static class SearchedTexts
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text of bytes; null if they are not a text.</summary>
    public static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            return null;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Any bytes can be a content.
            return null;
        }
    }

    /// <summary>Returns the digests of all contents whose text matches. It reads all contents.</summary>
    public static HashSet<ContentDigest> Matching(KontextualDbContext db, ITextMatcher matcher)
    {
        var found = db.Set<Content>()
            .Where(c => c.Storage == ContentStorage.Text && c.Size <= ArtifactFilter.MaxSearchedBytes)
            .AsEnumerable()
            .Where(c => c.Text is { } text && matcher.Matches(text))
            .Select(c => c.Digest)
            .ToHashSet();
        var chunked = db.Set<Content>()
            .Where(c => c.Storage == ContentStorage.Chunks && c.Size <= ArtifactFilter.MaxSearchedBytes)
            .Join(db.Set<ContentChunk>(), c => c.Digest, chunk => chunk.Digest, (c, chunk) => chunk)
            .AsEnumerable()
            .GroupBy(chunk => chunk.Digest);
        foreach (var chunks in chunked)
        {
            var bytes = chunks.OrderBy(chunk => chunk.Ordinal).SelectMany(chunk => chunk.Bytes).ToArray();
            if (TextOf(bytes) is { } text && matcher.Matches(text))
                found.Add(chunks.Key);
        }

        return found;
    }
}
