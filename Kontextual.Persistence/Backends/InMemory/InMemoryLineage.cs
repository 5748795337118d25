using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Follows a lineage in plain code, level by level.</summary>
internal sealed class InMemoryLineage(KontextualDbContext db, LineageSteps steps)
{
    private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<LineageEdge> _edges = [];

    public async Task<LineageTrace> RunAsync(CancellationToken cancellationToken)
    {
        var links = await InMemoryLineageLinks.ReadAsync(db, steps, cancellationToken).ConfigureAwait(false);
        if (links.Start() is not { } start)
            return new([], []);
        _nodes.Add(start.Key, start);
        List<LineageNode> level = [start];
        for (var followed = 0; level.Count > 0 && level[0].Distance < steps.Query.MaxDepth && followed < steps.Query.MaxCount;)
        {
            List<LineageNode> next = [];
            foreach (var node in level.OrderBy(node => node.Key, CodePointComparer.Instance).Take(steps.Query.MaxCount - followed))
            {
                followed++;
                Follow(links, node, next);
            }

            level = next;
        }

        return new(_nodes.Values, _edges);
    }

    private void Follow(InMemoryLineageLinks links, LineageNode node, List<LineageNode> next)
    {
        foreach (var (kind, reached, label) in links.From(node))
        {
            _edges.Add(steps.Query.Direction == LineageDirection.Up
                ? new(kind, reached.Key, node.Key, label)
                : new(kind, node.Key, reached.Key, label));
            if (_nodes.TryAdd(reached.Key, reached))
                next.Add(reached);
        }
    }
}
