using System.Linq.Expressions;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>
/// A context reference with a position and a role that it had. It is used only inside queries; the other values of that time are in the
/// change records.
/// </summary>
internal sealed record PastContextReference
{
    /// <summary>The projection to the present reference with the position and the role of that time.</summary>
    public static Expression<Func<PastContextReference, ContextReference>> Reference { get; } = past => new ContextReference
    {
        Id = past.Id,
        PackageId = past.PackageId,
        Ordinal = past.Ordinal,
        Role = past.Role,
        Metadata = past.Now.Metadata,
        Provenance = past.Now.Provenance,
        ArtifactId = past.Now.ArtifactId,
        Revision = past.Now.Revision,
        RelationshipId = past.Now.RelationshipId,
        RunId = past.Now.RunId,
        ExternalSystem = past.Now.ExternalSystem,
        ExternalReference = past.Now.ExternalReference,
        Version = past.Now.Version,
        CreatedAt = past.Now.CreatedAt,
        UpdatedAt = past.Now.UpdatedAt,
        DeletedAt = past.Now.DeletedAt,
        IsPurged = past.Now.IsPurged,
    };

    public required ContextReferenceId Id { get; init; }

    public required ContextPackageId PackageId { get; init; }

    public required int Ordinal { get; init; }

    public required string Role { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>The reference in its present state. Its target and its time of creation are also valid for the past.</summary>
    public required ContextReference Now { get; init; }
}
