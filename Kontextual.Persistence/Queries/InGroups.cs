using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that a row meets at least one group of conditions, or none of them. It meets a group if it meets all of its conditions.</summary>
internal sealed class InGroups<TRow>(IReadOnlyList<IReadOnlyList<Condition<TRow>>> groups, bool isNegated) : Condition<TRow>
{
    /// <summary>The groups.</summary>
    public IReadOnlyList<IReadOnlyList<Condition<TRow>>> Groups => groups;

    /// <summary>True if the row must meet none of the groups.</summary>
    public bool IsNegated => isNegated;

    public override Expression<Func<TRow, bool>> Predicate => PredicateOf((_, condition) => condition.Predicate);

    public override bool IsCostly => groups.Any(group => group.Any(condition => condition.IsCostly));

    public override Condition<TRow> In(KontextualDbContext db) =>
        new InGroups<TRow>([.. groups.Select(group => group.Select(condition => condition.In(db)).ToList())], isNegated);

    /// <summary>Returns the predicate, with each condition translated by a function of its group and itself.</summary>
    public Expression<Func<TRow, bool>> PredicateOf(Func<IReadOnlyList<Condition<TRow>>, Condition<TRow>, Expression<Func<TRow, bool>>> translate)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var any = groups
            .Select(group => group.Select(condition => ParameterExchange.BodyOf(translate(group, condition), row)).Aggregate(Expression.AndAlso))
            .Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<TRow, bool>>(isNegated ? Expression.Not(any) : any, row);
    }
}
