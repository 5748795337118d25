using Kontextual.Domain;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a run.</summary>
internal sealed record RunRow(
    RunId Id,
    string Operation,
    RunStatus Status,
    int Attempt,
    RunId? Parent,
    string? Actor,
    string? Key,
    BundleId? Bundle,
    int Version,
    string CreatedAt,
    string? StartedAt,
    string? FinishedAt,
    string? HeartbeatAt,
    string Diagnostics,
    bool IsPurged) : IEntityRow<RunId, RunRow>
{
    public static EntityKind Kind => EntityKind.Run;

    bool IEntityRow<RunRow>.IsDeleted => false;

    /// <summary>The digest of its inputs, for the filter by it. It is no part of the run, so it is neither printed nor kept.</summary>
    internal string? Inputs { get; init; }

    /// <summary>When its worker was last known to be alive.</summary>
    internal string? AliveAt => HeartbeatAt ?? StartedAt;

    /// <summary>The current attempt.</summary>
    internal RunAttempt Current => new(Id, Attempt);

    /// <summary>True when no attempt can write any more, unless the run is resumed.</summary>
    internal bool HasEnded => Status is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Cancelled;

    /// <summary>The state in change records, which heartbeats are no part of.</summary>
    public string State() => ChangeRow.StateOf(
        ("actor", Actor), ("attempt", Attempt), ("createdAt", ChangeRow.Stamp(CreatedAt)), ("diagnostics", Diagnostics),
        ("finishedAt", ChangeRow.Stamp(FinishedAt)), ("id", Id), ("idempotencyKey", Key), ("inputBundleId", Bundle), ("operation", Operation),
        ("parentRunId", Parent), ("startedAt", ChangeRow.Stamp(StartedAt)), ("status", Status), ("version", Version));

    public static RunRow Of(OperationRun r) => new(
        r.Id, r.Operation, r.Status, r.Attempt, r.ParentRunId, r.Actor, r.IdempotencyKey, r.InputBundleId, r.Version, Clock.Text(r.CreatedAt),
        Clock.Text(r.StartedAt), Clock.Text(r.FinishedAt), Clock.Text(r.HeartbeatAt), OwnForms.Diagnostics(r.Diagnostics), r.IsPurged);

    public RunRow Blank() => this with { Operation = "", Key = null, Diagnostics = Notices.None.Text, IsPurged = true };

    // The state of a run that was purged since is lost, except for what its end shows.
    RunRow IEntityRow<RunRow>.InPast(RunRow now) => (now.IsPurged ? now with { Version = Version } : this) with { HeartbeatAt = null };
}
