using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A SHA-256 hash in the chain of change records, or in the Merkle tree over it, written as 64 lower-case hexadecimal digits.</summary>
[JsonConverter(typeof(ParsableJsonConverter<ChainHash>))]
public readonly record struct ChainHash : IParsable<ChainHash>
{
    /// <summary>The length of the text.</summary>
    internal const int Length = 64;

    private readonly string? _text;

    private ChainHash(string text) => _text = text;

    /// <summary>The hash before the first record: 64 zeros.</summary>
    public static ChainHash Genesis { get; } = new(new string('0', Length));

    /// <summary>Reads a hash from its text form.</summary>
    /// <exception cref="ArgumentException">The text is not 64 lower-case hexadecimal digits.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static ChainHash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, null, out var hash)
            ? hash
            : throw new ArgumentException($"'{text}' is not a chain hash: 64 lower-case hex digits.", nameof(text));
    }

    /// <summary>Tries to read a hash from its text form. The format provider is ignored.</summary>
    /// <returns>True when the text is 64 lower-case hexadecimal digits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ChainHash result)
    {
        var isHash = s?.Length == Length && s.All(char.IsAsciiHexDigitLower);
        result = isHash ? new ChainHash(s!) : default;
        return isHash;
    }

    static ChainHash IParsable<ChainHash>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var hash) ? hash : throw new FormatException($"'{s}' is not a chain hash: 64 lower-case hex digits.");

    /// <summary>Makes a hash from a stored text without checking it. Verification finds damaged texts.</summary>
    internal static ChainHash FromStored(string text) => new(text);

    /// <summary>Makes a hash from stored bytes.</summary>
    internal static ChainHash FromBytes(byte[] bytes) => new(Convert.ToHexStringLower(bytes));

    /// <summary>Gets the 32 bytes of the hash.</summary>
    internal byte[] ToBytes() => Convert.FromHexString(ToString());

    /// <summary>Computes the hash of both inputs, one after the other.</summary>
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
