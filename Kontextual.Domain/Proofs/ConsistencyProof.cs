using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Proves to somebody who has two seals, but not the store, that the history was only appended to between them.</summary>
/// <remarks>docs/proofs.md describes every byte, and how a proof is checked without this library.</remarks>
public sealed record ConsistencyProof
{
    private const string Format = "kontextual-consistency-proof-1";

    /// <summary>The id of the store.</summary>
    [JsonPropertyName("storeId")]
    public required StoreId StoreId { get; init; }

    /// <summary>The number of records of the earlier seal.</summary>
    [JsonPropertyName("earlierSize")]
    public required long EarlierSize { get; init; }

    /// <summary>The number of records of the later seal.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>The hashes from which both roots can be computed, as in RFC 9162, section 2.1.4: at most 64. Empty when the earlier history is empty or of the same size.</summary>
    [JsonPropertyName("path")]
    public required IReadOnlyList<ChainHash> Path { get; init; }

    /// <summary>Reads a proof from its JSON text.</summary>
    /// <exception cref="ArgumentException">The text is not a proof of consistency.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static ConsistencyProof Parse(string text) => ProofText.Parse<ConsistencyProof>(text, Format, "a proof of consistency");

    /// <summary>Returns the proof as JSON in one line, which <see cref="Parse"/> reads.</summary>
    public string ToJson() => ProofText.Write(this, Format);

    /// <summary>Checks the proof against two seals. Nothing else is needed.</summary>
    /// <param name="earlier">The earlier seal, from a source that can be trusted.</param>
    /// <param name="later">The later seal.</param>
    /// <exception cref="ArgumentNullException">A seal is null.</exception>
    public ProofCheck Check(HistorySeal earlier, HistorySeal later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        if (StoreId != earlier.StoreId || StoreId != later.StoreId)
            return ProofCheck.NotProven($"The proof is of the store {StoreId}, and the seals of the stores {earlier.StoreId} and {later.StoreId}.");
        if (EarlierSize != earlier.Size || Size != later.Size)
        {
            return ProofCheck.NotProven(
                $"The proof is for histories of {EarlierSize} and {Size} records, and the seals are of {earlier.Size} and {later.Size}. Make the proof for these seals.");
        }

        if (EarlierSize > Size)
            return ProofCheck.NotProven($"The earlier seal has {EarlierSize} records, more than the later one, which has {Size}.");
        return Leads(earlier, later)
            ? ProofCheck.Proven($"The history of {Size} records begins with the {EarlierSize} records of the earlier seal.")
            : ProofCheck.NotProven($"The path does not lead to the roots of the seals, so the history of {Size} records does not begin with the {EarlierSize} records of the earlier seal.");
    }

    private bool Leads(HistorySeal earlier, HistorySeal later)
    {
        if (Path is null || EarlierSize < 0)
            return false;
        if (EarlierSize == Size)
            return Path.Count == 0 && earlier.Root == later.Root && earlier.LastHash == later.LastHash;
        if (EarlierSize == 0)
            return Path.Count == 0 && earlier.Root == new MerkleTree().Root;
        return MerklePath.RootsOf(EarlierSize, earlier.Root, Size, Path) == (earlier.Root, later.Root);
    }
}
