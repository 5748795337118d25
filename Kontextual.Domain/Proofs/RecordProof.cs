using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Proves to somebody who has a seal, but not the store, that a change record is in the sealed history at its sequence.</summary>
/// <remarks>docs/proofs.md describes every byte, and how a proof is checked without this library.</remarks>
public sealed record RecordProof
{
    private const string Format = "kontextual-record-proof-1";

    /// <summary>The id of the store.</summary>
    [JsonPropertyName("storeId")]
    public required StoreId StoreId { get; init; }

    /// <summary>The sequence of the record.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>The number of records of the sealed history, see <see cref="HistorySeal.Size"/>.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>The hash of the record before; <see cref="ChainHash.Genesis"/> for the first record.</summary>
    [JsonPropertyName("previousHash")]
    public required ChainHash PreviousHash { get; init; }

    /// <summary>The record without its payload, salt and hash, as canonical JSON (docs/formats.md, "Header and hash").</summary>
    [JsonPropertyName("header")]
    public required string Header { get; init; }

    /// <summary>The payload of the record, see <see cref="ChangePayload"/>; null when a purge has erased it.</summary>
    [JsonPropertyName("payload")]
    public required string? Payload { get; init; }

    /// <summary>The salt of the record as 32 hexadecimal digits; null when a purge has erased it.</summary>
    [JsonPropertyName("salt")]
    public required string? Salt { get; init; }

    /// <summary>The hashes that lead from the record to the root of the seal, the one next to the record first: at most 63.</summary>
    [JsonPropertyName("path")]
    public required IReadOnlyList<ChainHash> Path { get; init; }

    /// <summary>Reads a proof from its JSON text.</summary>
    /// <exception cref="ArgumentException">The text is not the proof of a record.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static RecordProof Parse(string text) => ProofText.Parse<RecordProof>(text, Format, "the proof of a record");

    /// <summary>Returns the proof as JSON in one line, which <see cref="Parse"/> reads.</summary>
    public string ToJson() => ProofText.Write(this, Format);

    /// <summary>Checks the proof against a seal. Nothing else is needed.</summary>
    /// <param name="seal">The seal, from a source that can be trusted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="seal"/> is null.</exception>
    public ProofCheck Check(HistorySeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        if (StoreId != seal.StoreId)
            return ProofCheck.NotProven($"The proof is of the store {StoreId}, and the seal of the store {seal.StoreId}.");
        if (Size != seal.Size)
            return ProofCheck.NotProven($"The proof is for a history of {Size} records, and the seal is of {seal.Size}. Make the proof for this seal.");
        if (Sequence < 1 || Sequence > Size)
            return ProofCheck.NotProven($"There is no record {Sequence} among {Size} records.");
        if (Header is null || Path is null || CommitmentOf(Header, Sequence) is not { } commitment)
            return ProofCheck.NotProven($"The header is not that of the record {Sequence}.");
        if (Payload is null != Salt is null || (Salt is not null && !Commits(Salt, Payload!, commitment)))
            return ProofCheck.NotProven($"The record does not commit to the payload and the salt.");
        var root = MerklePath.RootOf(ChangeChain.HashOfHeader(PreviousHash, Encoding.UTF8.GetBytes(Header)), Sequence, Size, Path);
        if (root != seal.Root)
            return ProofCheck.NotProven($"The record, the hash before it and the path do not lead to the root of the seal.");
        return ProofCheck.Proven(
            $"The record {Sequence} is in the sealed history of {Size} records, {(Payload is null ? "without its payload, which was erased or left out" : "with this payload")}.");
    }

    /// <summary>Reads the commitment from a header; null if it is not the header of the record.</summary>
    private static string? CommitmentOf(string header, long sequence)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("sequence", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var found)
                && found == sequence
                && json.RootElement.TryGetProperty("commitment", out var commitment) && commitment.ValueKind == JsonValueKind.String
                ? commitment.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The text comes from outside, and anything can be in it, such as half of a surrogate pair.
            return null;
        }
    }

    private static bool Commits(string salt, string payload, string commitment) =>
        salt.Length == 2 * ChangeChain.SaltSize && salt.All(char.IsAsciiHexDigitLower) && ChangeChain.Commit(salt, payload).ToString() == commitment;
}
