using System.Linq.Expressions;

namespace Kontextual.Persistence.Collections.Criteria;

/// <summary>A collection under a name that it had; only queries know it. What else it was is in its change records.</summary>
internal sealed record PastCollection
{
    /// <summary>The collection as it stands, but under the name that it had.</summary>
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

    /// <summary>The collection as it stands. Of the past it says only the id and when it was created.</summary>
    public required Collection Now { get; init; }
}
