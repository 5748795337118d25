using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What the history of a store was at a moment: its size, its last hash, and the root of the Merkle tree over the hashes of all records.</summary>
/// <remarks>
/// A seal contains nothing that the store contains. Keep it where those who can write the store cannot change it. Later, it shows whether the history was only appended to
/// (<see cref="VerifyOptions.Against"/>), and single records can be proven with it. docs/proofs.md describes every byte.
/// </remarks>
public sealed record HistorySeal
{
    private const string Format = "kontextual-seal-1";

    /// <summary>The id of the store.</summary>
    [JsonPropertyName("storeId")]
    public required StoreId StoreId { get; init; }

    /// <summary>The number of change records, which is the sequence of the last one; 0 for an empty store.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>The hash of the last record; <see cref="ChainHash.Genesis"/> for an empty store.</summary>
    [JsonPropertyName("lastHash")]
    public required ChainHash LastHash { get; init; }

    /// <summary>The root of the Merkle tree of RFC 9162 whose leaves are the 32 bytes of the hashes of all records.</summary>
    [JsonPropertyName("root")]
    public required ChainHash Root { get; init; }

    /// <summary>When the seal was made, by the clock of the library.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The position of the last record.</summary>
    [JsonIgnore]
    public ChangePosition Position => new(Size, LastHash);

    /// <summary>Reads a seal from its JSON text.</summary>
    /// <exception cref="ArgumentException">The text is not a seal.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static HistorySeal Parse(string text)
    {
        var seal = ProofText.Parse<HistorySeal>(text, Format, "a seal");
        return seal.Size >= 0 ? seal : throw new ArgumentException($"The text is not a seal: its size is {seal.Size}, below 0.", nameof(text));
    }

    /// <summary>Returns the seal as JSON in one line, which <see cref="Parse"/> reads.</summary>
    public string ToJson() => ProofText.Write(this, Format);
}
