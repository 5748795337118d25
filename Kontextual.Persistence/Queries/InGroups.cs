using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that a row meets at least one group of conditions, or none of them. It meets a group if it meets all of its conditions.</summary>
internal sealed class InGroups<TRow>(IReadOnlyList<IReadOnlyList<Condition<TRow>>> groups, bool isNegated) : Condition<TRow>
{
    public override Expression<Func<TRow, bool>> Predicate => PredicateOf(condition => condition.Predicate);

    public override Condition<TRow> In(KontextualDbContext db) =>
        new InGroups<TRow>([.. groups.Select(group => group.Select(condition => condition.In(db)).ToList())], isNegated);

    /// <summary>Returns the predicate, with each condition of the groups translated by a function.</summary>
    public Expression<Func<TRow, bool>> PredicateOf(Func<Condition<TRow>, Expression<Func<TRow, bool>>> translate)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var any = groups.Select(All).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<TRow, bool>>(isNegated ? Expression.Not(any) : any, row);

        // A condition that the other filters imply is left out, so a group can be empty. Every row meets an empty group.
        Expression All(IReadOnlyList<Condition<TRow>> group) => group
            .Select(condition => ParameterExchange.BodyOf(translate(condition), row))
            .DefaultIfEmpty(Expression.Constant(true))
            .Aggregate(Expression.AndAlso);
    }
}
