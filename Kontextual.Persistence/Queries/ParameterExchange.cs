using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>Replaces a parameter by another one, so that two lambdas can be combined.</summary>
internal sealed class ParameterExchange(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
{
    /// <summary>Returns the body of a lambda with its parameter replaced by another one.</summary>
    public static Expression BodyOf(LambdaExpression lambda, ParameterExpression parameter) =>
        new ParameterExchange(lambda.Parameters[0], parameter).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
