using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// Counts of the contents of a store, all read from the same state. The cost of counting is proportional to the size of the store.
/// </summary>
public sealed record StoreSummary
{
    /// <summary>The identity of the store.</summary>
    [JsonPropertyName("store")]
    public required StoreInfo Store { get; init; }

    /// <summary>The number of live collections.</summary>
    [JsonPropertyName("collections")]
    public required long Collections { get; init; }

    /// <summary>The number of live artifacts.</summary>
    [JsonPropertyName("artifacts")]
    public required long Artifacts { get; init; }

    /// <summary>The number of deleted artifacts, including purged ones.</summary>
    [JsonPropertyName("deletedArtifacts")]
    public required long DeletedArtifacts { get; init; }

    /// <summary>The number of revisions of live and deleted artifacts, including purged ones.</summary>
    [JsonPropertyName("revisions")]
    public required long Revisions { get; init; }

    /// <summary>The number of live relationships.</summary>
    [JsonPropertyName("relationships")]
    public required long Relationships { get; init; }

    /// <summary>The number of runs of every status. Purged runs are not counted.</summary>
    [JsonPropertyName("runs")]
    public required long Runs { get; init; }

    /// <summary>The number of live context packages.</summary>
    [JsonPropertyName("contextPackages")]
    public required long ContextPackages { get; init; }

    /// <summary>The number of distinct contents. Purged contents are not counted.</summary>
    [JsonPropertyName("contents")]
    public required long Contents { get; init; }

    /// <summary>The total size of these contents in bytes.</summary>
    [JsonPropertyName("contentBytes")]
    public required long ContentBytes { get; init; }

    /// <summary>The position of the newest change, or <see cref="ChangePosition.Start"/> when nothing has been written yet.</summary>
    [JsonPropertyName("head")]
    public required ChangePosition Head { get; init; }

    /// <summary>The time of the newest change, or null when nothing has been written yet.</summary>
    [JsonPropertyName("lastChangeAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? LastChangeAt { get; init; }
}
