using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs that have not ended.</summary>
internal sealed class IsUnfinished() : Criterion<OperationRun, PastRun>("unfinished", "yes")
{
    public static IsUnfinished? Of(RunQuery query, string paramName) => query.Unfinished ? new() : null;

    public override Condition<OperationRun> Now => new Holds<OperationRun>(
        r => r.Status == RunStatus.Pending || r.Status == RunStatus.Running || r.Status == RunStatus.Suspended);

    public override Condition<PastRun> Then(long sequence) =>
        PastRun.HadStatus(Enum.GetValues<RunStatus>().Where(status => !status.HasEnded()));
}
