using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>A filter by values of a run that never change, so that the past is filtered like the present.</summary>
internal abstract class FixedCriterion(string name, string text) : Criterion<OperationRun, PastRun>(name, text)
{
    public abstract override Condition<OperationRun> Now { get; }

    public override Condition<PastRun> Then(long sequence) => PastRun.Where(Now);
}
