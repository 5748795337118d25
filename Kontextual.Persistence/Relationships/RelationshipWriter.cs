using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Relationships;

/// <summary>The verbs on relationships. Each verb checks its arguments first, then the rules that need the store, and then writes.</summary>
internal sealed class RelationshipWriter(UnitOfWork unit) : RelationshipReader(unit), IRelationshipWriter
{
    /// <summary>The number of deletions that a cascade saves together.</summary>
    private const int CascadeBatch = 500;

    private static readonly CompiledQuery<ArtifactId, bool> IsLiveArtifact =
        new((db, id, _) => db.Set<Artifact>().Any(a => a.Id == id && a.DeletedAt == null));

    private static readonly CompiledQuery<ArtifactId, ArtifactId, string, Place?> Places = new((db, source, target, type, _) =>
        db.Set<Artifact>()
            .Where(a => a.Id == target && a.DeletedAt == null)
            .Select(a => new Place(
                db.Set<Artifact>().Any(b => b.Id == source && b.DeletedAt == null),
                db.Set<Relationship>()
                    .Where(r => r.SourceId == source && r.TargetId == target && r.Type == type && r.ToSequence == null)
                    .Select(r => (RelationshipId?)r.Id)
                    .FirstOrDefault()))
            .FirstOrDefault());

    private static readonly RecordTrail<RelationshipId, Relationship> Trail =
        new(RelationshipDescription.Instance, RelationshipDescription.Instance);

    private readonly DeletableWriter<RelationshipId, Relationship> _writer = new(unit, RelationshipDescription.Instance, Trail);

    public Task<Relationship> CreateAsync(RelationshipDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require.Id(draft.Source, nameof(draft));
        Require.Id(draft.Target, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Metadata, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Provenance, nameof(draft));
        var type = TypeToken.Normalize(draft.Type, nameof(draft), "The type of the RelationshipDraft");
        var provenance = draft.Provenance.Validated(nameof(draft));
        return unit.WriteAsync(async () =>
        {
            await RequirePlaceAsync(draft.Source, draft.Target, type, cancellationToken).ConfigureAwait(false);
            var relationship = new Relationship
            {
                Id = new RelationshipId(unit.Ids.NewId()),
                SourceId = draft.Source,
                TargetId = draft.Target,
                Type = type,
                Metadata = draft.Metadata,
                Provenance = provenance,
                Version = 1,
                CreatedAt = unit.Time,
                UpdatedAt = unit.Time,
                FromSequence = unit.Changes.NextSequence,
            };
            return await _writer.CreateAsync(relationship, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<Relationship>> UpdateAsync(
        RelationshipId id, Expected expected, RelationshipChange change, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        ArgumentNullException.ThrowIfNull(change);
        var provenance = change.Provenance?.Validated(nameof(change));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            var wanted = found with { Metadata = change.Metadata ?? found.Metadata, Provenance = provenance ?? found.Provenance };
            return await _writer.UpdateAsync(found, expected, wanted, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Relationship> DeleteAsync(RelationshipId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            _writer.RequireVersion(found, expected);
            return await _writer.DeleteAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<Relationship>> PurgeAsync(RelationshipId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireDeletedAsync(id, expected, cancellationToken).ConfigureAwait(false);
            return await _writer.PurgeAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Checks that an artifact has no live relationships, as part of a verb on the artifact.</summary>
    /// <exception cref="ArtifactInUseException">The artifact has live relationships.</exception>
    internal async Task RequireNoneOfAsync(ArtifactId artifact, CancellationToken cancellationToken)
    {
        var touching = await LiveOf(artifact).Select(r => r.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (touching.Count > 0)
            throw new ArtifactInUseException(artifact, [.. touching.Order()]);
    }

    /// <summary>Deletes all live relationships of an artifact, each with its change record, as part of a verb on the artifact.</summary>
    internal async Task DeleteAllOfAsync(ArtifactId artifact, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The query no longer returns deleted relationships, so its first rows are always the next ones to delete.
            var some = await LiveOf(artifact).OrderBy(r => r.Id).Take(CascadeBatch).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var relationship in some)
                await _writer.StageDeletionAsync(relationship, cancellationToken).ConfigureAwait(false);
            if (some.Count > 0)
                await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < CascadeBatch)
                return;
        }
    }

    private IQueryable<Relationship> LiveOf(ArtifactId artifact) => unit.Context.Set<Relationship>()
        .Where(r => (r.SourceId == artifact || r.TargetId == artifact) && r.ToSequence == null);

    // One query checks all three rules, because three queries would make a batch of relationships much slower.
    private async Task RequirePlaceAsync(ArtifactId source, ArtifactId target, string type, CancellationToken cancellationToken)
    {
        var place = await Places.RunAsync(unit.Context, source, target, type, cancellationToken).ConfigureAwait(false);
        if (!(place?.HasSource ?? await IsLiveArtifact.RunAsync(unit.Context, source, cancellationToken).ConfigureAwait(false)))
            throw new DanglingReferenceException(RelationshipEnd.Source, source);
        if (place is null)
            throw new DanglingReferenceException(RelationshipEnd.Target, target);
        if (place.Holder is { } existing)
            throw new DuplicateRelationshipException(source, target, type, existing);
    }

    /// <param name="HasSource">True when the source is live.</param>
    /// <param name="Holder">The live relationship with the same ends and type; null when there is none.</param>
    private sealed record Place(bool HasSource, RelationshipId? Holder);
}
