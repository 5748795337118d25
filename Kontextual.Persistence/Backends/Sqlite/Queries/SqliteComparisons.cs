using System.Linq.Expressions;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Creates comparisons that EF translates to SQL operators.</summary>
internal static class SqliteComparisons
{
    public static BinaryExpression Compare(ExpressionType comparison, Expression left, Expression right)
    {
        if (left.Type != typeof(string))
            return Expression.MakeBinary(comparison, left, right);
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        return Expression.MakeBinary(comparison, Expression.Call(compare, left, right), Expression.Constant(0));
    }

    /// <summary>Returns an equal text for which SQLite uses no index, because it is computed.</summary>
    public static BinaryExpression Computed(Expression text) => Expression.Add(
        text, Expression.Constant(string.Empty), typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!);
}
