using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

// An internal and experimental class of EF Core: it is the only place where a query can be changed after its translation and before its
// compilation. The version of EF Core is pinned.
#pragma warning disable EF1001, EF9100

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>
/// Compiles the lambdas inside a query once, with the query. Without this, the code that EF Core compiles creates a delegate for each of
/// them in each execution, which costs about 10 µs (docs/performance.md).
/// </summary>
internal sealed class CompiledInnerLambdas(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies,
    RelationalShapedQueryCompilingExpressionVisitorDependencies relationalDependencies,
    RelationalCommandBuilderDependencies commandBuilderDependencies)
    : RelationalLiftableConstantProcessor(dependencies, relationalDependencies, commandBuilderDependencies)
{
    /// <inheritdoc />
    public override Expression InlineConstants(Expression expression, bool supportsPrecompiledQuery)
    {
        Expression query = base.InlineConstants(expression, supportsPrecompiledQuery);
        return query is LambdaExpression executor
            ? Expression.Lambda(executor.Type, new InnerLambdas().Visit(executor.Body), executor.Name, executor.TailCall, executor.Parameters)
            : query;
    }

    /// <summary>Replaces each lambda that uses nothing of its surroundings by its delegate.</summary>
    private sealed class InnerLambdas : ExpressionVisitor
    {
        protected override Expression VisitLambda<T>(Expression<T> node) =>
            FreeVariables.Any(node) ? base.VisitLambda(node) : Expression.Constant(node.Compile(), node.Type);

        protected override Expression VisitUnary(UnaryExpression node) =>
            node.NodeType == ExpressionType.Quote ? node : base.VisitUnary(node);
    }

    /// <summary>Finds variables that an expression uses and does not declare.</summary>
    private sealed class FreeVariables : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> _declared = [];
        private bool _found;

        public static bool Any(Expression expression)
        {
            FreeVariables search = new();
            search.Visit(expression);
            return search._found;
        }

        protected override Expression VisitLambda<T>(Expression<T> node) => Within(node.Parameters, () => base.VisitLambda(node));

        protected override Expression VisitBlock(BlockExpression node) => Within(node.Variables, () => base.VisitBlock(node));

        protected override CatchBlock VisitCatchBlock(CatchBlock node) =>
            Within(node.Variable is { } variable ? [variable] : [], () => base.VisitCatchBlock(node));

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found |= !_declared.Contains(node);
            return node;
        }

        private T Within<T>(IReadOnlyCollection<ParameterExpression> variables, Func<T> visit)
        {
            var added = variables.Where(_declared.Add).ToList();
            var visited = visit();
            _declared.ExceptWith(added);
            return visited;
        }
    }
}
