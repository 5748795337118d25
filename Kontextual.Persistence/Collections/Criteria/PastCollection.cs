using System.Linq.Expressions;

namespace Kontextual.Persistence.Collections.Criteria;

/// <summary>A collection with a name that it had. It is used only inside queries; the other values of that time are in the change records.</summary>
internal sealed record PastCollection
{
    /// <summary>The projection to the present collection with the name of that time.</summary>
    public static Expression<Func<PastCollection, Collection>> Collection { get; } = past => new Collection
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

    public required CollectionId Id { get; init; }

    public required string Name { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>The collection in its present state. Only its id and its time of creation are also valid for the past.</summary>
    public required Collection Now { get; init; }
}
