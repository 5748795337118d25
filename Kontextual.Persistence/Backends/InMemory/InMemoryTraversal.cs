using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Runs a traversal in plain code, level by level.</summary>
internal sealed class InMemoryTraversal(KontextualDbContext db, TraversalSteps steps)
{
    public async Task<List<RelatedArtifact>> RunAsync(CancellationToken cancellationToken)
    {
        var next = await NeighboursAsync(cancellationToken).ConfigureAwait(false);
        var reached = new List<RelatedArtifact>();
        HashSet<ArtifactId> visited = [steps.Start];
        List<ArtifactId> level = [steps.Start];
        for (var distance = 1; distance <= steps.MaxDepth && level.Count > 0 && reached.Count <= steps.MaxCount; distance++)
        {
            level = [.. level.SelectMany(id => next[id]).Where(visited.Add).Order()];
            foreach (var id in level.Take(steps.MaxCount + 1 - reached.Count))
                reached.Add(new(await ArtifactAsync(id, cancellationToken).ConfigureAwait(false), distance));
        }

        return reached;
    }

    private async Task<ILookup<ArtifactId, ArtifactId>> NeighboursAsync(CancellationToken cancellationToken)
    {
        var rows = steps.Sequence is { } sequence
            ? db.Set<Relationship>().Where(r => r.FromSequence <= sequence && (r.ToSequence == null || r.ToSequence > sequence))
            : db.Set<Relationship>().Where(r => r.ToSequence == null);
        var followed = (await rows.ToListAsync(cancellationToken).ConfigureAwait(false))
            .Where(r => steps.Types is null || steps.Types.Contains(r.Type))
            .ToList();
        var outgoing = followed.Where(_ => steps.FollowsOutgoing).Select(r => (From: r.SourceId, To: r.TargetId));
        var incoming = followed.Where(_ => steps.FollowsIncoming).Select(r => (From: r.TargetId, To: r.SourceId));
        return outgoing.Concat(incoming).ToLookup(step => step.From, step => step.To);
    }

    private async Task<Artifact> ArtifactAsync(ArtifactId id, CancellationToken cancellationToken) => steps.Sequence is { } sequence
        ? (await PastArtifactQueries.ById.RunAsync(db, id, sequence, cancellationToken).ConfigureAwait(false))!
        : (await ArtifactQueries.ById.RunAsync(db, id, cancellationToken).ConfigureAwait(false))!;
}
