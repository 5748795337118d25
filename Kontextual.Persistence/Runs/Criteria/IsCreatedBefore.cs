using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs that were recorded before a time.</summary>
internal sealed class IsCreatedBefore(DateTimeOffset time) : FixedCriterion("before", UtcTime.Format(time))
{
    public static IsCreatedBefore? Of(RunQuery query, string paramName) =>
        query.CreatedBefore is { } time ? new(UtcTime.Ceiling(time)) : null;

    public override Condition<OperationRun> Now => new Holds<OperationRun>(r => r.CreatedAt < time);
}
