using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Relationships;

/// <summary>Reads relationships as they were at a moment.</summary>
internal sealed class PastRelationshipReader(IReadScope scope, Moment moment) : IRelationshipReader
{
    public Task<Relationship?> FindAsync(
        RelationshipId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var now = await db.Set<Relationship>().FirstOrDefaultAsync(r => r.Id == id, token).ConfigureAwait(false);
                return await AtAsync(db, now, sequence, token).ConfigureAwait(false) is { } past && (includeDeleted || !past.IsDeleted) ? past : null;
            },
            cancellationToken);
    }

    public Task<Relationship?> FindByEndsAsync(
        ArtifactId source, ArtifactId target, string type, CancellationToken cancellationToken = default)
    {
        Require.Id(source, nameof(source));
        Require.Id(target, nameof(target));
        var wanted = TypeToken.Normalize(type, nameof(type));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var now = await db.Set<Relationship>().FirstOrDefaultAsync(
                    r => r.SourceId == source && r.TargetId == target && r.Type == wanted
                        && r.FromSequence <= sequence && (r.ToSequence == null || r.ToSequence > sequence),
                    token).ConfigureAwait(false);
                return await AtAsync(db, now, sequence, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<Page<Relationship>> ListAsync(
        RelationshipQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        RelationshipListing.Of(query).PageAsync(scope, moment, page, cancellationToken);

    public Task<long> CountAsync(RelationshipQuery query, CancellationToken cancellationToken = default) =>
        RelationshipListing.Of(query).CountAsync(scope, moment, cancellationToken);

    public Task<Traversal> TraverseAsync(TraversalQuery query, CancellationToken cancellationToken = default)
    {
        var steps = TraversalSteps.Checked(query);
        return scope.ReadAsync(
            async (db, token) =>
            {
                var then = steps with { Sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false) };
                return await then.TakeAsync(scope.Dialect, db, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static async Task<Relationship?> AtAsync(
        KontextualDbContext db, Relationship? now, long sequence, CancellationToken cancellationToken) =>
        now is null
            ? null
            : (await LastStates<RelationshipId, Relationship>.ReadAsync(db, RelationshipDescription.Instance, [now], sequence, cancellationToken).ConfigureAwait(false)).Of(now);
}
