using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Relationships;

internal class RelationshipReader(IReadScope scope) : IRelationshipReader
{
    private static readonly Keyset<Relationship, DateTimeOffset, RelationshipId> ByCreated = new(r => r.CreatedAt, r => r.Id);

    public Task<Relationship?> FindAsync(
        RelationshipId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            (db, token) => db.Set<Relationship>().FirstOrDefaultAsync(r => r.Id == id && (includeDeleted || r.ToSequence == null), token),
            cancellationToken);
    }

    public Task<Relationship?> FindByEndsAsync(
        ArtifactId source, ArtifactId target, string type, CancellationToken cancellationToken = default)
    {
        Require.Id(source, nameof(source));
        Require.Id(target, nameof(target));
        var wanted = TypeToken.Normalize(type, nameof(type));
        return scope.ReadAsync(
            (db, token) => db.Set<Relationship>().FirstOrDefaultAsync(
                r => r.SourceId == source && r.TargetId == target && r.Type == wanted && r.ToSequence == null, token),
            cancellationToken);
    }

    public Task<Page<Relationship>> ListAsync(
        RelationshipQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.OptionalId(query.Source, nameof(query));
        Require.OptionalId(query.Target, nameof(query));
        Require.OptionalId(query.Touching, nameof(query));
        var type = query.Type is null ? null : TypeToken.Normalize(query.Type, nameof(query));
        var listing = new Listing<Relationship, DateTimeOffset, RelationshipId>(
            QueryText.Of(
                "relationships",
                ("source", query.Source),
                ("target", query.Target),
                ("touching", query.Touching),
                ("type", type),
                ("deleted", query.IncludeDeleted)),
            db => Rows(db, query, type),
            ByCreated,
            KeyTexts.Time,
            KeyTexts.Id<RelationshipId>());
        return listing.PageAsync(scope, page, cancellationToken);
    }

    private static IQueryable<Relationship> Rows(KontextualDbContext db, RelationshipQuery query, string? type)
    {
        IQueryable<Relationship> rows = db.Set<Relationship>();
        if (!query.IncludeDeleted)
            rows = rows.Where(r => r.ToSequence == null);
        if (query.Source is { } source)
            rows = rows.Where(r => r.SourceId == source);
        if (query.Target is { } target)
            rows = rows.Where(r => r.TargetId == target);
        var hasEnd = query.Source is not null || query.Target is not null || query.Touching is not null;
        if (type is not null)
        {
            // With an end, a SQL database must not go by the type's index: an artifact has fewer relationships than a type. What
            // is computed has no index.
            rows = hasEnd ? rows.Where(r => r.Type + "" == type) : rows.Where(r => r.Type == type);
        }

        if (query.Touching is { } touching)
        {
            // Two halves, each in the order of its own index, which SQLite merges: an OR would sort all of them for every page.
            rows = rows.Where(r => r.SourceId == touching)
                .Concat(rows.Where(r => r.TargetId == touching && r.SourceId != touching));
        }

        return rows;
    }
}
