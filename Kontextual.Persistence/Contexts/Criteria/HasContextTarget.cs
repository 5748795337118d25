using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context references to a target.</summary>
internal sealed class HasContextTarget(ContextTarget target)
    : Criterion<ContextReference, PastContextReference>("target", TargetConditions.TextOf(target))
{
    /// <exception cref="ArgumentException">The target breaks a rule.</exception>
    public static HasContextTarget? Of(ContextReferenceQuery query, string paramName) =>
        query.Target is { } target ? new(target.Validated(paramName)) : null;

    public override Condition<ContextReference> Now => new Holds<ContextReference>(TargetConditions.Of(target));

    // The target never changes, except that a purge erases an external one.
    public override Condition<PastContextReference> Then(long sequence) =>
        new Holds<PastContextReference>(TargetConditions.On<PastContextReference>(target, past => past.Now));
}
