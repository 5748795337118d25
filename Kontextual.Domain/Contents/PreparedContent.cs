using System.Text.Unicode;

namespace Kontextual.Domain;

/// <summary>What the first reading of a content found; the bytes and the text only when they are at most 1 MiB.</summary>
internal sealed record PreparedContent(ContentDigest Digest, long Size, string? Text, ReadOnlyMemory<byte>? Bytes)
{
    public static PreparedContent Small(byte[] bytes) => new(ContentDigest.Of(bytes), bytes.Length, TextOf(bytes), bytes);

    public static PreparedContent Small(string text, ReadOnlyMemory<byte> bytes) =>
        new(ContentDigest.Of(bytes.Span), bytes.Length, text.Contains('\0', StringComparison.Ordinal) ? null : text, bytes);

    // GetString keeps a byte order mark; a StreamReader would drop it, and the bytes would not come back.
    private static string? TextOf(byte[] bytes) =>
        Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0) ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}
