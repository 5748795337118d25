using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A store in numbers, all from one unchanging state. Counting costs in proportion to the store.</summary>
public sealed record StoreSummary
{
    /// <summary>Who the store is.</summary>
    [JsonPropertyName("store")]
    public required StoreInfo Store { get; init; }

    /// <summary>Live collections.</summary>
    [JsonPropertyName("collections")]
    public required long Collections { get; init; }

    /// <summary>Live artifacts.</summary>
    [JsonPropertyName("artifacts")]
    public required long Artifacts { get; init; }

    /// <summary>Deleted artifacts, whose history is kept, and purged ones.</summary>
    [JsonPropertyName("deletedArtifacts")]
    public required long DeletedArtifacts { get; init; }

    /// <summary>Revisions of live and deleted artifacts.</summary>
    [JsonPropertyName("revisions")]
    public required long Revisions { get; init; }

    /// <summary>Live relationships.</summary>
    [JsonPropertyName("relationships")]
    public required long Relationships { get; init; }

    /// <summary>Distinct contents; purged ones are not there any more.</summary>
    [JsonPropertyName("contents")]
    public required long Contents { get; init; }

    /// <summary>The bytes of those contents together.</summary>
    [JsonPropertyName("contentBytes")]
    public required long ContentBytes { get; init; }

    /// <summary>The newest change; <see cref="ChangePosition.Start"/> when nothing was written yet.</summary>
    [JsonPropertyName("head")]
    public required ChangePosition Head { get; init; }

    /// <summary>The time of the newest change; null when nothing was written yet.</summary>
    [JsonPropertyName("lastChangeAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? LastChangeAt { get; init; }
}
