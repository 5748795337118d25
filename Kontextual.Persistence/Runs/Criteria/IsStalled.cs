using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the running runs without a heartbeat since a time.</summary>
internal sealed class IsStalled(DateTimeOffset since) : Criterion<OperationRun, PastRun>("stalled", UtcTime.Format(since))
{
    public static IsStalled? Of(RunQuery query, string paramName) =>
        query.StalledSince is { } since ? new(UtcTime.Ceiling(since)) : null;

    public override Condition<OperationRun> Now => new Holds<OperationRun>(r => r.Status == RunStatus.Running
        && ((r.HeartbeatAt != null && r.HeartbeatAt < since) || (r.HeartbeatAt == null && r.StartedAt < since)));

    public override Condition<PastRun> Then(long sequence) =>
        throw new InvalidOperationException("Heartbeats are not recorded, so PastRunReader refuses this filter.");
}
