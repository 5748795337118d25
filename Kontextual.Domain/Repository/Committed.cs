using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The result of a committed transaction, and the sequences of its changes.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public sealed record Committed<T>
{
    /// <summary>The result of the work. For a write of a single entity, the entity after the write.</summary>
    [JsonPropertyName("value")]
    public required T Value { get; init; }

    /// <summary>
    /// The outcome of a write of a single entity that may find nothing to write. Null for writes that always write, and for other work.
    /// </summary>
    [JsonPropertyName("outcome")]
    public WriteOutcome? Outcome { get; init; }

    /// <summary>The id of the transaction, which all its change records contain.</summary>
    [JsonPropertyName("transactionId")]
    public required TransactionId TransactionId { get; init; }

    /// <summary>The time of the transaction, which everything that it wrote contains.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The sequence of the first change record of the transaction, or null when nothing was written.</summary>
    [JsonPropertyName("firstSequence")]
    public long? FirstSequence { get; init; }

    /// <summary>The sequence of the last change record of the transaction, or null when nothing was written.</summary>
    [JsonPropertyName("lastSequence")]
    public long? LastSequence { get; init; }

    /// <summary>True when the transaction wrote something.</summary>
    [JsonIgnore]
    public bool Changed => LastSequence is not null;
}
