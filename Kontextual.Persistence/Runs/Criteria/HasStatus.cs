using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs with one of several statuses.</summary>
internal sealed class HasStatus(IReadOnlyList<RunStatus> statuses) : Criterion<OperationRun, PastRun>("status", string.Join(',', statuses))
{
    /// <exception cref="ArgumentOutOfRangeException">A status is not defined.</exception>
    /// <exception cref="ArgumentException">There are no statuses.</exception>
    public static HasStatus? Of(RunQuery query, string paramName)
    {
        if (query.Statuses is not { } given)
            return null;
        foreach (var status in given)
            Require.Defined(status, paramName);
        return given.Count == 0
            ? throw new ArgumentException("There are no statuses to filter by. Set null for runs of any status.", paramName)
            : new([.. given.Distinct().Order()]);
    }

    public override Condition<OperationRun> Now => statuses is [var only]
        ? new Equal<OperationRun, RunStatus>(r => r.Status, only)
        : new Holds<OperationRun>(r => statuses.Contains(r.Status));

    public override Condition<PastRun> Then(long sequence) => PastRun.HadStatus(statuses);
}
