using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contexts;

/// <summary>
/// The states of the targets of context references, in the present or at a sequence. They are read with one statement for each kind of target
/// that occurs.
/// </summary>
internal sealed class TargetStates
{
    private readonly Dictionary<Guid, ContextTargetState> _states = [];

    private TargetStates()
    {
    }

    /// <param name="db">The context.</param>
    /// <param name="references">The references.</param>
    /// <param name="sequence">The sequence; null for the present.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<TargetStates> ReadAsync(
        KontextualDbContext db, IReadOnlyList<ContextReference> references, long? sequence, CancellationToken cancellationToken)
    {
        var states = new TargetStates();
        var artifacts = references.Select(r => r.ArtifactId).OfType<ArtifactId>().Distinct().ToList();
        if (artifacts.Count > 0)
            await (sequence is { } moment ? states.AddThenAsync(db, artifacts, moment, cancellationToken) : states.AddNowAsync(db, artifacts, cancellationToken)).ConfigureAwait(false);
        var relationships = references.Select(r => r.RelationshipId).OfType<RelationshipId>().Distinct().ToList();
        if (relationships.Count > 0)
            await states.AddAsync(db, relationships, sequence ?? long.MaxValue, cancellationToken).ConfigureAwait(false);
        var runs = references.Select(r => r.RunId).OfType<RunId>().Distinct().ToList();
        if (runs.Count > 0)
            await states.AddAsync(db, runs, cancellationToken).ConfigureAwait(false);
        return states;
    }

    /// <summary>Returns a reference with the state of its target.</summary>
    /// <exception cref="StoreCorruptException">The target is in the store, but its row is missing.</exception>
    public ContextEntry EntryOf(ContextReference reference)
    {
        var (kind, id) = reference switch
        {
            { ArtifactId: { } artifact } => ("artifact", artifact.Value),
            { RelationshipId: { } relationship } => ("relationship", relationship.Value),
            { RunId: { } run } => ("run", run.Value),
            _ => (string.Empty, Guid.Empty),
        };
        if (kind.Length == 0)
            return new(reference, ContextTargetState.External);
        return _states.TryGetValue(id, out var state)
            ? new(reference, state)
            : throw new StoreCorruptException(
                $"table context_references, id {reference.Id}, column {kind}_id", $"the {kind} {id} that the reference points to is missing");
    }

    private async Task AddNowAsync(KontextualDbContext db, List<ArtifactId> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Artifact>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.DeletedAt, a.IsPurged })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
            Add(row.Id.Value, row.IsPurged, row.DeletedAt is not null);
    }

    // The past state of an artifact is its last revision up to the sequence.
    private async Task AddThenAsync(KontextualDbContext db, List<ArtifactId> ids, long sequence, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Revision>()
            .Where(r => ids.Contains(r.ArtifactId) && r.FromSequence == db.Set<Revision>()
                .Where(other => other.ArtifactId == r.ArtifactId && other.FromSequence <= sequence)
                .Max(other => (long?)other.FromSequence))
            .Select(r => new { r.ArtifactId, r.Kind, r.IsPurged })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
            Add(row.ArtifactId.Value, row.IsPurged, row.Kind == RevisionKind.Deleted);
    }

    private async Task AddAsync(KontextualDbContext db, List<RelationshipId> ids, long sequence, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Relationship>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.ToSequence, r.IsPurged })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
            Add(row.Id.Value, row.IsPurged, row.ToSequence <= sequence);
    }

    // A run cannot be deleted.
    private async Task AddAsync(KontextualDbContext db, List<RunId> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Set<OperationRun>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.IsPurged })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
            Add(row.Id.Value, row.IsPurged, isDeleted: false);
    }

    // Not Dictionary.Add: in a damaged store, several revisions of an artifact can be the last one.
    private void Add(Guid id, bool isPurged, bool isDeleted) => _states[id] = isPurged
        ? ContextTargetState.Purged
        : isDeleted ? ContextTargetState.Deleted : ContextTargetState.Live;
}
