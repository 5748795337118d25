namespace Kontextual.Domain;

/// <summary>
/// Selects runs. A run must match all filters. Without filters, all runs are selected. The order is by time of creation, then by id.
/// </summary>
public sealed record RunQuery
{
    /// <summary>Only runs of this operation, compared by code point after normalisation to NFC.</summary>
    public string? Operation { get; init; }

    /// <summary>Only runs with one of these statuses. Null for any status. It must not be empty.</summary>
    public IReadOnlyCollection<RunStatus>? Statuses { get; init; }

    /// <summary>True for runs that have not ended: pending, running and suspended ones.</summary>
    public bool Unfinished { get; init; }

    /// <summary>
    /// Only running runs whose last heartbeat, or start when there is no heartbeat since, is before this time. Such a run may have lost its
    /// worker. The past cannot be asked for this, because heartbeats are not recorded.
    /// </summary>
    public DateTimeOffset? StalledSince { get; init; }

    /// <summary>Only runs with this actor, compared by code point.</summary>
    public string? Actor { get; init; }

    /// <summary>Only runs that this run started.</summary>
    public RunId? ParentRunId { get; init; }

    /// <summary>Only runs that were recorded at this time or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only runs that were recorded before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Only runs whose input bundle has this digest, which are the runs with equal parameters and inputs.</summary>
    public ContentDigest? InputDigest { get; init; }

    /// <summary>Only the runs with this idempotency key, at most one of each operation.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>True to include purged runs, whose texts are blank.</summary>
    public bool IncludePurged { get; init; }

    /// <summary>The direction of the order. Ascending by default, so that the oldest run is first.</summary>
    public SortDirection Direction { get; init; }
}
