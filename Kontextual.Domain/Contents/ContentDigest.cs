using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// The SHA-256 of the exact bytes of a content, written as <c>sha256:</c> followed by 64 lower-case hexadecimal digits. Digests are compared
/// and ordered by this text, ordinally. The default value is not a digest and comes first in the order.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<ContentDigest>))]
public readonly record struct ContentDigest : IComparable<ContentDigest>, IParsable<ContentDigest>
{
    /// <summary>The name of the algorithm, with which the text form begins.</summary>
    internal const string Prefix = "sha256:";

    private const int TextLength = 7 + (2 * SHA256.HashSizeInBytes);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? _text;

    private ContentDigest(string text) => _text = text;

    /// <summary>True when this is the default value, which is not a digest. It is not the digest of empty content either.</summary>
    public bool IsDefault => _text is null;

    /// <summary>Computes the digest of a content.</summary>
    /// <param name="content">The bytes. They may be empty.</param>
    /// <returns>The digest.</returns>
    public static ContentDigest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return FromHash(hash);
    }

    /// <summary>Reads a digest from its text form. Another algorithm, upper-case digits, white space or another length is refused.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The digest. Its <see cref="ToString"/> returns <paramref name="text"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not a digest.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ContentDigest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var digest)
            ? digest
            : throw new ArgumentException($"A digest is {Prefix} and 64 lower-case hexadecimal digits.", nameof(text));
    }

    /// <summary>Tries to read a digest from its text form, by the same rules as <see cref="Parse"/>.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="digest">The digest, or the default value when <paramref name="text"/> is not a digest.</param>
    /// <returns>True when <paramref name="text"/> is a digest.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentDigest digest)
    {
        var valid = text?.Length == TextLength && text.StartsWith(Prefix, StringComparison.Ordinal)
            && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Digits);
        digest = valid ? new ContentDigest(text!) : default;
        return valid;
    }

    /// <summary>Tries to read a digest from its text form, by the same rules as <see cref="Parse"/>. The format provider is ignored.</summary>
    /// <inheritdoc cref="TryParse(string?, out ContentDigest)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContentDigest result) => TryParse(s, out result);

    static ContentDigest IParsable<ContentDigest>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out var digest) ? digest : throw new FormatException($"A digest is {Prefix} and 64 lower-case hexadecimal digits.");

    /// <summary>Compares the texts ordinally.</summary>
    /// <param name="other">The other digest.</param>
    /// <returns>
    /// A negative number, zero or a positive number when this digest comes before, equals or comes after <paramref name="other"/>.
    /// </returns>
    public int CompareTo(ContentDigest other) => string.CompareOrdinal(_text, other._text);

    /// <summary>Returns the text form.</summary>
    /// <returns><c>sha256:</c> and 64 digits, or an empty text for the default value.</returns>
    public override string ToString() => _text ?? string.Empty;

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>, in the order of <see cref="CompareTo"/>.</summary>
    /// <param name="left">The first digest.</param>
    /// <param name="right">The second digest.</param>
    /// <returns>The result of the comparison.</returns>
    public static bool operator <(ContentDigest left, ContentDigest right) => left.CompareTo(right) < 0;

    /// <summary>
    /// True when <paramref name="left"/> comes before <paramref name="right"/> or equals it, in the order of <see cref="CompareTo"/>.
    /// </summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(ContentDigest left, ContentDigest right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>, in the order of <see cref="CompareTo"/>.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(ContentDigest left, ContentDigest right) => left.CompareTo(right) > 0;

    /// <summary>
    /// True when <paramref name="left"/> comes after <paramref name="right"/> or equals it, in the order of <see cref="CompareTo"/>.
    /// </summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(ContentDigest left, ContentDigest right) => left.CompareTo(right) >= 0;

    /// <summary>Creates a digest from its 32 bytes.</summary>
    internal static ContentDigest FromHash(ReadOnlySpan<byte> hash) => new(string.Create(TextLength, hash, static (text, bytes) =>
    {
        Prefix.CopyTo(text);
        Convert.TryToHexStringLower(bytes, text[Prefix.Length..], out _);
    }));

    /// <summary>Returns the 32 bytes of the digest. The default value has none.</summary>
    internal byte[] ToBytes() => _text is null ? [] : Convert.FromHexString(_text.AsSpan(Prefix.Length));
}
