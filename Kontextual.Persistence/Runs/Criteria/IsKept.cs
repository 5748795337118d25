using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects runs that are not purged.</summary>
internal sealed class IsKept() : FixedCriterion("purged", "no")
{
    public static IsKept? Of(RunQuery query, string paramName) => query.IncludePurged ? null : new();

    public override Condition<OperationRun> Now => new Holds<OperationRun>(r => !r.IsPurged);
}
