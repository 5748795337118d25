using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What a committed transaction returned, and where its changes stand.</summary>
/// <typeparam name="T">The work's result.</typeparam>
public sealed record Committed<T>
{
    /// <summary>What the work returned.</summary>
    [JsonPropertyName("value")]
    public required T Value { get; init; }

    /// <summary>The id that all its change records carry.</summary>
    [JsonPropertyName("transactionId")]
    public required TransactionId TransactionId { get; init; }

    /// <summary>The sequence of its first change record; null when it wrote nothing.</summary>
    [JsonPropertyName("firstSequence")]
    public long? FirstSequence { get; init; }

    /// <summary>The sequence of its last change record; null when it wrote nothing.</summary>
    [JsonPropertyName("lastSequence")]
    public long? LastSequence { get; init; }
}
