using System.Text.Unicode;

namespace Kontextual.Domain;

/// <summary>The result of the first pass over a content. Text and bytes are set only when the content has at most 1 MiB.</summary>
internal sealed record PreparedContent(ContentDigest Digest, long Size, string? Text, ReadOnlyMemory<byte>? Bytes)
{
    public static PreparedContent Small(byte[] bytes) => new(ContentDigest.Of(bytes), bytes.Length, TextOf(bytes), bytes);

    public static PreparedContent Small(string text, ReadOnlyMemory<byte> bytes) =>
        new(ContentDigest.Of(bytes.Span), bytes.Length, text.Contains('\0', StringComparison.Ordinal) ? null : text, bytes);

    // GetString keeps a byte order mark. A StreamReader would remove it, and the text could not be encoded to the same bytes.
    private static string? TextOf(byte[] bytes) =>
        Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0) ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}
