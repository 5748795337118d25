using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs of an operation.</summary>
internal sealed class HasOperation(string operation) : FixedCriterion("operation", $"{operation}")
{
    /// <exception cref="ArgumentException">The operation is not a name.</exception>
    public static HasOperation? Of(RunQuery query, string paramName) =>
        query.Operation is { } operation ? new(NameRules.Normalize(operation, paramName, "The operation of the RunQuery")) : null;

    public override Condition<OperationRun> Now => new Equal<OperationRun, string>(r => r.Operation, operation);
}
