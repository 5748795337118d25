using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs that were recorded at a time or later.</summary>
internal sealed class IsCreatedFrom(DateTimeOffset time) : FixedCriterion("from", UtcTime.Format(time))
{
    public static IsCreatedFrom? Of(RunQuery query, string paramName) =>
        query.CreatedFrom is { } time ? new(UtcTime.Ceiling(time)) : null;

    public override Condition<OperationRun> Now => new Holds<OperationRun>(r => r.CreatedAt >= time);
}
