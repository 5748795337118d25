using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>An artifact in the state of one of its revisions. It is used only inside queries.</summary>
internal sealed record PastArtifact
{
    /// <summary>The projection to the artifact in that state. Queries end with it, so that they read only the columns that it needs.</summary>
    public static Expression<Func<PastArtifact, Artifact>> Artifact { get; } = Projection();

    public required ArtifactId Id { get; init; }

    // Listings take these values from the table by which they filter and order.
    public required CollectionId CollectionId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>The time at which the artifact was created. Its later revisions do not hold this time.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required Revision Revision { get; init; }

    // RevisionDescription knows which values of a revision are those of the artifact. EF Core translates no call of its expression, so each
    // parameter is replaced by the member from which it comes.
    private static Expression<Func<PastArtifact, Artifact>> Projection()
    {
        Expression<Func<PastArtifact, Revision>> revision = past => past.Revision;
        var past = revision.Parameters[0];
        var artifact = ReplacingExpressionVisitor.Replace(
            [.. RevisionDescription.ArtifactOf.Parameters],
            [revision.Body, Expression.Property(past, nameof(Id)), Expression.Property(past, nameof(Name)), Expression.Property(past, nameof(CreatedAt))],
            RevisionDescription.ArtifactOf.Body);
        return Expression.Lambda<Func<PastArtifact, Artifact>>(artifact, past);
    }
}
