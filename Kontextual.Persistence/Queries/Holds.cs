using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>A condition that every backend states in the same way.</summary>
internal sealed class Holds<TRow>(Expression<Func<TRow, bool>> predicate) : Condition<TRow>
{
    public override Expression<Func<TRow, bool>> Predicate => predicate;
}
