using System.Linq.Expressions;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore.Query;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>A run with its last change record up to a moment that contains its state. It is used only inside queries.</summary>
internal sealed record PastRun
{
    /// <summary>The present row. Only values that never change may be taken from it.</summary>
    public required OperationRun Run { get; init; }

    /// <summary>The record. Its state is null if the run was purged since.</summary>
    public required ChangeRecord Record { get; init; }

    /// <summary>Returns the condition that a predicate is true for values of a run that never change.</summary>
    public static Condition<PastRun> Where(Condition<OperationRun> condition)
    {
        var predicate = condition.Predicate;
        var past = Expression.Parameter(typeof(PastRun), "past");
        var body = ReplacingExpressionVisitor.Replace(predicate.Parameters[0], Expression.Property(past, nameof(Run)), predicate.Body);
        return new Holds<PastRun>(Expression.Lambda<Func<PastRun, bool>>(body, past));
    }

    /// <summary>Returns the condition that a run had one of several statuses. A run that was purged since has the status of its end.</summary>
    public static Condition<PastRun> HadStatus(IEnumerable<RunStatus> statuses)
    {
        var past = Expression.Parameter(typeof(PastRun), "past");
        var any = statuses.Select(status => ParameterExchange.BodyOf(Had(status), past)).Aggregate(Expression.OrElse);
        return new Holds<PastRun>(Expression.Lambda<Func<PastRun, bool>>(any, past));
    }

    // A state ends with these two members, and a text in it cannot contain them, because its quotation marks are escaped.
    private static Expression<Func<PastRun, bool>> Had(RunStatus status)
    {
        var member = $"\"status\":\"{status}\",\"version\":";
#pragma warning disable CA1307 // SQL does the comparison, by code point.
        return past => past.Record.State == null ? past.Run.Status == status : past.Record.State.Contains(member);
#pragma warning restore CA1307
    }
}
