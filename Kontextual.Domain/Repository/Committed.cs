using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What a committed transaction returned, and where its changes stand.</summary>
/// <typeparam name="T">The work's result.</typeparam>
public sealed record Committed<T>
{
    /// <summary>What the work returned; of a one-verb write the entity as it stands after it.</summary>
    [JsonPropertyName("value")]
    public required T Value { get; init; }

    /// <summary>What a one-verb write did that may have had nothing to do; null for verbs that always write, and for other work.</summary>
    [JsonPropertyName("outcome")]
    public WriteOutcome? Outcome { get; init; }

    /// <summary>The id that all its change records carry.</summary>
    [JsonPropertyName("transactionId")]
    public required TransactionId TransactionId { get; init; }

    /// <summary>The time of the transaction, which all that it wrote carries.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The sequence of its first change record; null when it wrote nothing.</summary>
    [JsonPropertyName("firstSequence")]
    public long? FirstSequence { get; init; }

    /// <summary>The sequence of its last change record; null when it wrote nothing.</summary>
    [JsonPropertyName("lastSequence")]
    public long? LastSequence { get; init; }

    /// <summary>True when the transaction wrote something.</summary>
    [JsonIgnore]
    public bool Changed => LastSequence is not null;
}
