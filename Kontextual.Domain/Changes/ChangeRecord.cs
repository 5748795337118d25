using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One committed change of one entity. A record is never updated, except that a purge erases its reason, trace id, state and salt.</summary>
public sealed record ChangeRecord
{
    /// <summary>The sequence of the record in the store: 1, 2, 3 … in commit order, without gaps.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>The transaction that made the change. All records of a transaction have the same id and adjacent sequences.</summary>
    [JsonPropertyName("transactionId")]
    public required TransactionId TransactionId { get; init; }

    /// <summary>The kind of the entity that changed.</summary>
    [JsonPropertyName("entityKind")]
    public required EntityKind EntityKind { get; init; }

    /// <summary>The id of the entity that changed.</summary>
    [JsonPropertyName("entityId")]
    public required EntityId EntityId { get; init; }

    /// <summary>What the change did.</summary>
    [JsonPropertyName("kind")]
    public required ChangeKind Kind { get; init; }

    /// <summary>The version of the entity after the change. For an artifact, this is the revision number.</summary>
    [JsonPropertyName("entityVersion")]
    public required int EntityVersion { get; init; }

    /// <summary>The digest of the content before the change, or null when there was no content.</summary>
    [JsonPropertyName("oldDigest")]
    public ContentDigest? OldDigest { get; init; }

    /// <summary>The digest of the content after the change, or null when there is no content.</summary>
    [JsonPropertyName("newDigest")]
    public ContentDigest? NewDigest { get; init; }

    /// <summary>Who made the change, see <see cref="WriteContext.Actor"/>. Null when the actor was not given.</summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; init; }

    /// <summary>The run in which the change was made, see <see cref="WriteContext.Attempt"/>. Null when no attempt was given.</summary>
    [JsonPropertyName("runId")]
    public RunId? RunId { get; init; }

    /// <summary>
    /// The number of the attempt in which the change was made, see <see cref="WriteContext.Attempt"/>: 1 for the first attempt. Null when no
    /// attempt was given.
    /// </summary>
    [JsonPropertyName("attempt")]
    public int? Attempt { get; init; }

    /// <summary>Why the change was made, see <see cref="WriteContext.Reason"/>. Null when no reason was given, or after a purge.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>
    /// The id of the trace in which the change was made, at most 65,536 code points. Null when no trace was given, or after a purge. The
    /// library gives none yet.
    /// </summary>
    [JsonPropertyName("traceId")]
    public string? TraceId { get; init; }

    /// <summary>
    /// The time when the transaction began to write. It is the same for all records of the transaction and never before the time of the
    /// previous record.
    /// </summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>
    /// The state of the entity after the change as JSON, in the form that docs/formats.md describes. Null after a purge, and always null for
    /// an artifact, whose state is the revision <see cref="EntityVersion"/>.
    /// </summary>
    [JsonPropertyName("state")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? State { get; init; }

    /// <summary>The random salt of the commitment as 32 hexadecimal digits. Null after a purge.</summary>
    [JsonPropertyName("salt")]
    public string? Salt { get; init; }

    /// <summary>SHA-256 over the salt and the payload (reason, state and trace id), see <see cref="ChangeChain.Commit"/>.</summary>
    [JsonPropertyName("commitment")]
    public required ChainHash Commitment { get; init; }

    /// <summary>
    /// SHA-256 over a version tag, the hash of the previous record and this record without its payload, see <see cref="ChangeChain.Hash"/>.
    /// </summary>
    [JsonPropertyName("hash")]
    public required ChainHash Hash { get; init; }
}
