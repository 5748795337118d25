using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs that a run started.</summary>
internal sealed class HasParent(RunId parent) : FixedCriterion("parent", $"{parent}")
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static HasParent? Of(RunQuery query, string paramName)
    {
        Require.OptionalId(query.ParentRunId, paramName);
        return query.ParentRunId is { } parent ? new(parent) : null;
    }

    public override Condition<OperationRun> Now => new Equal<OperationRun, RunId?>(r => r.ParentRunId, parent);
}
