using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A SHA-256 of the change record's chain: 64 lower-case hex digits.</summary>
[JsonConverter(typeof(ParsableJsonConverter<ChainHash>))]
public readonly record struct ChainHash : IParsable<ChainHash>
{
    private readonly string? _text;

    private ChainHash(string text) => _text = text;

    /// <summary>What stands before the first record: 64 zeros.</summary>
    public static ChainHash Genesis { get; } = new(new string('0', Length));

    /// <summary>The length of the text.</summary>
    internal const int Length = 64;

    /// <summary>Reads a hash from its text form.</summary>
    /// <exception cref="ArgumentException">The text is not 64 lower-case hex digits.</exception>
    public static ChainHash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, null, out var hash)
            ? hash
            : throw new ArgumentException($"'{text}' is not a chain hash: 64 lower-case hex digits.", nameof(text));
    }

    /// <summary>Reads a hash from its text form, without an exception.</summary>
    /// <returns>True when the text is 64 lower-case hex digits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ChainHash result)
    {
        var isHash = s?.Length == Length && s.All(char.IsAsciiHexDigitLower);
        result = isHash ? new ChainHash(s!) : default;
        return isHash;
    }

    static ChainHash IParsable<ChainHash>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var hash) ? hash : throw new FormatException($"'{s}' is not a chain hash: 64 lower-case hex digits.");

    /// <summary>Takes the text as the store holds it; verification is what finds a spoilt one.</summary>
    internal static ChainHash FromStored(string text) => new(text);

    /// <summary>Takes the bytes as the store holds them.</summary>
    internal static ChainHash FromBytes(byte[] bytes) => new(Convert.ToHexStringLower(bytes));

    /// <summary>The bytes that the text spells.</summary>
    internal byte[] ToBytes() => Convert.FromHexString(ToString());

    /// <summary>The hash of the given bytes, one after the other.</summary>
    internal static ChainHash Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(first);
        hash.AppendData(second);
        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return new ChainHash(Convert.ToHexStringLower(result));
    }

    /// <inheritdoc/>
    public override string ToString() => _text ?? string.Empty;
}
