using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>The compiled queries of all shapes of traversals of one model. EF translates each of them at its first use.</summary>
internal sealed class TraversalQueries
{
    private static readonly ConditionalWeakTable<IModel, TraversalQueries> OfModels = [];

    private readonly IModel _model;
    private readonly ConcurrentDictionary<TraversalShape, Func<KontextualDbContext, object[], IAsyncEnumerable<Artifact>>> _present = [];
    private readonly ConcurrentDictionary<TraversalShape, Func<KontextualDbContext, object[], IAsyncEnumerable<PastRow>>> _past = [];

    private TraversalQueries(IModel model) => _model = model;

    public static TraversalQueries Of(IModel model) => OfModels.GetValue(model, found => new TraversalQueries(found));

    /// <summary>Reads the artifacts that a traversal of the present reaches, without an order.</summary>
    /// <param name="db">The context.</param>
    /// <param name="shape">The shape of the traversal.</param>
    /// <param name="values">The parameters of <see cref="TraversalStatement"/>.</param>
    public IAsyncEnumerable<Artifact> Present(KontextualDbContext db, TraversalShape shape, object[] values) =>
        _present.GetOrAdd(shape, wanted => Compile(db, new TraversalStatement(_model, wanted).Artifacts()))(db, values);

    /// <summary>Reads the revisions that a traversal of the past reaches, without an order.</summary>
    /// <inheritdoc cref="Present"/>
    public IAsyncEnumerable<PastRow> Past(KontextualDbContext db, TraversalShape shape, object[] values) =>
        _past.GetOrAdd(shape, wanted => CompilePast(db, new TraversalStatement(_model, wanted).Revisions()))(db, values);

    private static Func<KontextualDbContext, object[], IAsyncEnumerable<Artifact>> Compile(KontextualDbContext context, string statement) =>
        EF.CompileAsyncQuery(Query<Artifact, Artifact>(context, statement, (db, found) => found));

    // A left join, although each revision has its artifact, because SQLite keeps the order of a left join, as of a CROSS JOIN. Otherwise it
    // could read all artifacts and look each of them up in the result of the recursion.
    private static Func<KontextualDbContext, object[], IAsyncEnumerable<PastRow>> CompilePast(KontextualDbContext context, string statement) =>
        EF.CompileAsyncQuery(Query<Revision, PastRow>(context, statement, (db, found) => found.LeftJoin(
            db.Set<Artifact>(),
            r => r.ArtifactId,
            a => a.Id,
            (r, a) => new PastRow(r, (DateTimeOffset?)a!.CreatedAt))));

    // EF does not accept a call of FromSqlRaw with a parameter of a compiled query. So the call is made once, with an array that stands for
    // the parameter in its expression. The expression is rebuilt for that, and no longer refers to the context of the call.
    private static Expression<Func<KontextualDbContext, object[], IQueryable<T>>> Query<TRow, T>(
        KontextualDbContext db, string statement, Expression<Func<KontextualDbContext, IQueryable<TRow>, IQueryable<T>>> shape)
        where TRow : class
    {
        var values = Expression.Parameter(typeof(object[]), "values");
        var called = db.Set<TRow>().FromSqlRaw(statement, []).Expression;
        var rows = new ArgumentReplacement(values).Visit(called);
        var body = ReplacingExpressionVisitor.Replace(shape.Parameters[1], rows, shape.Body);
        return Expression.Lambda<Func<KontextualDbContext, object[], IQueryable<T>>>(body, shape.Parameters[0], values);
    }

    private sealed class ArgumentReplacement(ParameterExpression values) : ExpressionVisitor
    {
        protected override Expression VisitConstant(ConstantExpression node) => node.Type == typeof(object[]) ? values : node;
    }

    /// <param name="Revision">The revision that was current.</param>
    /// <param name="CreatedAt">When the artifact was created; null when its row is missing or damaged.</param>
    internal readonly record struct PastRow(Revision Revision, DateTimeOffset? CreatedAt);
}
