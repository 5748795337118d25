using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>The condition that a context reference has a target, and the text of a target in a cursor.</summary>
internal static class TargetConditions
{
    /// <summary>Returns the condition on a reference. An artifact without a revision selects references to any of its revisions.</summary>
    /// <param name="target">The target, which has been checked.</param>
    public static Expression<Func<ContextReference, bool>> Of(ContextTarget target)
    {
        var (artifact, revision, relationship, run) = (target.ArtifactId, target.Revision, target.RelationshipId, target.RunId);
        var (system, reference) = (target.ExternalSystem, target.ExternalReference);
        return target switch
        {
            { ArtifactId: not null, Revision: not null } => r => r.ArtifactId == artifact && r.Revision == revision,
            { ArtifactId: not null } => r => r.ArtifactId == artifact,
            { RelationshipId: not null } => r => r.RelationshipId == relationship,
            { RunId: not null } => r => r.RunId == run,
            _ => r => r.ExternalSystem == system && r.ExternalReference == reference,
        };
    }

    /// <summary>Returns the same condition on a row that holds the reference.</summary>
    public static Expression<Func<TRow, bool>> On<TRow>(ContextTarget target, Expression<Func<TRow, ContextReference>> reference)
    {
        var condition = Of(target);
        var body = ReplacingExpressionVisitor.Replace(condition.Parameters[0], reference.Body, condition.Body);
        return Expression.Lambda<Func<TRow, bool>>(body, reference.Parameters);
    }

    /// <summary>Returns a text that is different for different targets.</summary>
    public static string TextOf(ContextTarget target) => new CanonicalJsonObject()
        .Add("artifact", target.ArtifactId?.ToString())
        .Add("external", target.ExternalReference)
        .Add("relationship", target.RelationshipId?.ToString())
        .Add("revision", target.Revision)
        .Add("run", target.RunId?.ToString())
        .Add("system", target.ExternalSystem)
        .ToString();
}
