using System.Linq.Expressions;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>
/// A context package with a name that it had. It is used only inside queries; the other values of that time are in the change records.
/// </summary>
internal sealed record PastContextPackage
{
    /// <summary>The projection to the present package with the name of that time.</summary>
    public static Expression<Func<PastContextPackage, ContextPackage>> Package { get; } = past => new ContextPackage
    {
        Id = past.Id,
        Name = past.Name,
        Description = past.Now.Description,
        Metadata = past.Now.Metadata,
        Version = past.Now.Version,
        CreatedAt = past.Now.CreatedAt,
        UpdatedAt = past.Now.UpdatedAt,
        DeletedAt = past.Now.DeletedAt,
        IsPurged = past.Now.IsPurged,
    };

    public required ContextPackageId Id { get; init; }

    public required string Name { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>The package in its present state. Only its id and its time of creation are also valid for the past.</summary>
    public required ContextPackage Now { get; init; }
}
