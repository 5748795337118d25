using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One change of one entity, as it was committed. Records are never updated, except that purging blanks reason, state and salt.</summary>
public sealed record ChangeRecord
{
    /// <summary>1, 2, 3 … per store, without a gap, in commit order.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>The transaction that made the change. All changes of one transaction share it, and their sequences are adjacent.</summary>
    [JsonPropertyName("transactionId")]
    public required TransactionId TransactionId { get; init; }

    /// <summary>What kind of entity changed.</summary>
    [JsonPropertyName("entityKind")]
    public required EntityKind EntityKind { get; init; }

    /// <summary>Which one.</summary>
    [JsonPropertyName("entityId")]
    public required EntityId EntityId { get; init; }

    /// <summary>What the change did.</summary>
    [JsonPropertyName("kind")]
    public required ChangeKind Kind { get; init; }

    /// <summary>The entity's version after the change; for an artifact its revision number.</summary>
    [JsonPropertyName("entityVersion")]
    public required int EntityVersion { get; init; }

    /// <summary>The content digest before the change, where there was one.</summary>
    [JsonPropertyName("oldDigest")]
    public ContentDigest? OldDigest { get; init; }

    /// <summary>The content digest after the change, where there is one.</summary>
    [JsonPropertyName("newDigest")]
    public ContentDigest? NewDigest { get; init; }

    /// <summary>Who made the change, from the write context.</summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; init; }

    /// <summary>The run the change was made in, from the write context.</summary>
    [JsonPropertyName("runId")]
    public RunId? RunId { get; init; }

    /// <summary>Why, from the write context; null when nothing was said or when it was purged.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>When the transaction began to write; the same for all its records, never below the record before.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The entity's state after the change as canonical JSON; null for an artifact, whose revision <see cref="EntityVersion"/> is that state, and when purged.</summary>
    [JsonPropertyName("state")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? State { get; init; }

    /// <summary>The random salt of the commitment as 32 hex digits; null when purged.</summary>
    [JsonPropertyName("salt")]
    public string? Salt { get; init; }

    /// <summary>SHA-256 over the salt and the canonical payload (reason and state).</summary>
    [JsonPropertyName("commitment")]
    public required ChainHash Commitment { get; init; }

    /// <summary>SHA-256 over a version tag, the hash of the record before and this record without its payload.</summary>
    [JsonPropertyName("hash")]
    public required ChainHash Hash { get; init; }
}
