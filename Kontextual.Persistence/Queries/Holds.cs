using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that a predicate is true. No backend has a form of its own for it.</summary>
internal sealed class Holds<TRow>(Expression<Func<TRow, bool>> predicate) : Condition<TRow>
{
    public override Expression<Func<TRow, bool>> Predicate => predicate;
}
