using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs with an actor.</summary>
internal sealed class HasActor(string actor) : FixedCriterion("actor", $"{actor}")
{
    /// <exception cref="ArgumentException">The actor is not a valid text.</exception>
    public static HasActor? Of(RunQuery query, string paramName) =>
        FreeText.Validate(query.Actor, paramName, WriteContext.MaxActor) is { } actor ? new(actor) : null;

    public override Condition<OperationRun> Now => new Equal<OperationRun, string?>(r => r.Actor, actor);
}
