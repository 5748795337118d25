using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Relationships;

internal class RelationshipReader(IReadScope scope) : IRelationshipReader
{
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
        RelationshipQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        RelationshipListing.Of(query).PageAsync(scope, null, page, cancellationToken);

    public Task<long> CountAsync(RelationshipQuery query, CancellationToken cancellationToken = default) =>
        RelationshipListing.Of(query).CountAsync(scope, null, cancellationToken);

    public Task<Traversal> TraverseAsync(TraversalQuery query, CancellationToken cancellationToken = default)
    {
        var steps = TraversalSteps.Checked(query);
        return scope.ReadAsync((db, token) => steps.TakeAsync(scope.Dialect, db, token), cancellationToken);
    }
}
