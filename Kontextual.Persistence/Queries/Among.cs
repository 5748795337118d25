using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that the id of a row is among the ids that rows of other tables contain.</summary>
/// <param name="id">The id of the row.</param>
/// <param name="ids">Returns the ids.</param>
internal sealed class Among<TRow, TId>(Expression<Func<TRow, TId>> id, Func<KontextualDbContext, IQueryable<TId>> ids) : Condition<TRow>
{
    public override Expression<Func<TRow, bool>> Predicate =>
        throw new InvalidOperationException($"The condition reads other tables. Call {nameof(In)} first.");

    public override Condition<TRow> In(KontextualDbContext db) => new Holds<TRow>(Expression.Lambda<Func<TRow, bool>>(
        Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(TId)], ids(db).Expression, id.Body), id.Parameters));
}
