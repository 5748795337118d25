using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>Puts one parameter in the place of another, so that two lambdas can become one.</summary>
internal sealed class ParameterExchange(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
{
    /// <summary>The body of a lambda with another parameter in place of its own.</summary>
    public static Expression BodyOf(LambdaExpression lambda, ParameterExpression parameter) =>
        new ParameterExchange(lambda.Parameters[0], parameter).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
