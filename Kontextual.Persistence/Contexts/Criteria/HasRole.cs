using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context references with a role.</summary>
internal sealed class HasRole(string role) : Criterion<ContextReference, PastContextReference>("role", role)
{
    /// <exception cref="ArgumentException">The role breaks its rule.</exception>
    public static HasRole? Of(ContextReferenceQuery query, string paramName) =>
        query.Role is { } role ? new(NameRules.Normalize(role, paramName, "The role")) : null;

    public override Condition<ContextReference> Now => new Equal<ContextReference, string>(r => r.Role, Text);

    public override Condition<PastContextReference> Then(long sequence) => new Equal<PastContextReference, string>(past => past.Role, Text);
}
