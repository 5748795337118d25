using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// The SHA-256 of exact content bytes, as the text <c>sha256:</c> and 64 lower-case hexadecimal digits. Equal and ordered by that text,
/// ordinally; the default value holds no digest and comes first.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<ContentDigest>))]
public readonly record struct ContentDigest : IComparable<ContentDigest>, IParsable<ContentDigest>
{
    private const string Prefix = "sha256:";
    private const int TextLength = 7 + (2 * SHA256.HashSizeInBytes);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? text;

    private ContentDigest(string text) => this.text = text;

    /// <summary>Whether this is the default value, which is the digest of nothing, not even of no bytes.</summary>
    public bool IsDefault => text is null;

    /// <summary>Computes the digest of content.</summary>
    /// <param name="content">The bytes, possibly none.</param>
    /// <returns>Their digest.</returns>
    public static ContentDigest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return FromHash(hash);
    }

    /// <summary>Reads a digest strictly: no other algorithm, case, spaces or length.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The digest, whose <see cref="ToString"/> is <paramref name="text"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no digest.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ContentDigest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var digest)
            ? digest
            : throw new ArgumentException($"A digest is {Prefix} and 64 lower-case hexadecimal digits.", nameof(text));
    }

    /// <summary>Reads a digest as strictly as <see cref="Parse"/>, without an exception.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="digest">The digest, or the default value when <paramref name="text"/> is refused.</param>
    /// <returns>Whether <paramref name="text"/> is a digest.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentDigest digest)
    {
        bool valid = text?.Length == TextLength && text.StartsWith(Prefix, StringComparison.Ordinal)
            && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Digits);
        digest = valid ? new ContentDigest(text!) : default;
        return valid;
    }

    /// <summary>Reads a digest as strictly as <see cref="Parse"/>; no culture changes its form.</summary>
    /// <inheritdoc cref="TryParse(string?, out ContentDigest)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContentDigest result) => TryParse(s, out result);

    static ContentDigest IParsable<ContentDigest>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out var digest) ? digest : throw new FormatException($"A digest is {Prefix} and 64 lower-case hexadecimal digits.");

    /// <summary>Compares the texts ordinally.</summary>
    /// <param name="other">The other digest.</param>
    /// <returns>Below zero, zero or above zero as this comes before, with or after <paramref name="other"/>.</returns>
    public int CompareTo(ContentDigest other) => string.CompareOrdinal(text, other.text);

    /// <summary>Gives the text.</summary>
    /// <returns><c>sha256:</c> and 64 digits; the empty text for the default value.</returns>
    public override string ToString() => text ?? "";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    /// <param name="left">One digest.</param>
    /// <param name="right">The other digest.</param>
    /// <returns>As <see cref="CompareTo"/> says.</returns>
    public static bool operator <(ContentDigest left, ContentDigest right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before or equals <paramref name="right"/>.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(ContentDigest left, ContentDigest right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(ContentDigest left, ContentDigest right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after or equals <paramref name="right"/>.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(ContentDigest left, ContentDigest right) => left.CompareTo(right) >= 0;

    /// <summary>Takes a text that <see cref="ToString"/> gave before, without looking into it.</summary>
    internal static ContentDigest FromStored(string text) => text.Length == 0 ? default : new ContentDigest(text);

    internal static ContentDigest FromHash(ReadOnlySpan<byte> hash) => new(Prefix + Convert.ToHexStringLower(hash));
}
