using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>All rows that connect the nodes of lineages, at the moment of a lineage.</summary>
internal sealed class InMemoryLineageLinks
{
    private readonly LineageSteps _steps;
    private readonly Dictionary<(ArtifactId, int), Revision> _revisions;
    private readonly Dictionary<ArtifactId, Revision> _heads;
    private readonly Dictionary<RunId, OperationRun> _runs;
    private readonly List<RunOutput> _outputs;
    private readonly List<InputEntry> _inputs;
    private readonly List<Relationship> _relationships;

    private InMemoryLineageLinks(
        LineageSteps steps, List<Revision> revisions, List<OperationRun> runs, List<RunOutput> outputs, List<InputEntry> inputs, List<Relationship> relationships)
    {
        _steps = steps;
        _revisions = revisions.ToDictionary(revision => (revision.ArtifactId, revision.Number));
        _heads = revisions.GroupBy(revision => revision.ArtifactId).ToDictionary(group => group.Key, group => group.MaxBy(revision => revision.Number)!);
        _runs = runs.ToDictionary(run => run.Id);
        _outputs = outputs;
        _inputs = inputs;
        _relationships = relationships;
    }

    private bool IsUp => _steps.Query.Direction == LineageDirection.Up;

    public static async Task<InMemoryLineageLinks> ReadAsync(KontextualDbContext db, LineageSteps steps, CancellationToken cancellationToken)
    {
        var last = steps.Sequence ?? long.MaxValue;
        var begun = await db.Set<ChangeRecord>()
            .Where(record => record.EntityKind == EntityKind.Run && record.Kind == ChangeKind.Created && record.Sequence <= last)
            .Select(record => record.EntityId)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var runs = begun.ToHashSet();
        return new(
            steps,
            await db.Set<Revision>().Where(revision => revision.FromSequence <= last).ToListAsync(cancellationToken).ConfigureAwait(false),
            [.. (await db.Set<OperationRun>().ToListAsync(cancellationToken).ConfigureAwait(false)).Where(run => runs.Contains(run.Id))],
            await db.Set<RunOutput>()
                .Where(output => output.Sequence <= last && (output.ToSequence == null || output.ToSequence > last))
                .ToListAsync(cancellationToken).ConfigureAwait(false),
            await db.Set<InputEntry>().ToListAsync(cancellationToken).ConfigureAwait(false),
            [
                .. (await db.Set<Relationship>()
                    .Where(link => link.FromSequence <= last && (link.ToSequence == null || link.ToSequence > last))
                    .ToListAsync(cancellationToken).ConfigureAwait(false)).Where(link => steps.Types.Contains(link.Type)),
            ]);
    }

    /// <summary>Returns the node at which the lineage starts; null if it does not exist.</summary>
    public LineageNode? Start()
    {
        if (_steps.Query.Run is { } run)
            return _runs.TryGetValue(run, out var found) ? NodeOf(found, 0) : null;
        var artifact = _steps.Query.Artifact!.Value;
        var revision = _steps.Query.Revision is { } number ? _revisions.GetValueOrDefault((artifact, number)) : _heads.GetValueOrDefault(artifact);
        return revision is null ? null : NodeOf(revision, 0);
    }

    /// <summary>Returns the nodes to which edges lead from a node, in the direction of the lineage.</summary>
    public IEnumerable<(LineageEdgeKind Kind, LineageNode Reached, string? Label)> From(LineageNode node) => node switch
    {
        RevisionNode revision => Runs(revision).Concat(Related(revision)),
        RunNode run when IsUp => Inputs(run),
        RunNode run => Outputs(run),
        _ => [],
    };

    private IEnumerable<(LineageEdgeKind, LineageNode, string?)> Runs(RevisionNode node)
    {
        if (!IsUp)
        {
            return _inputs.Where(input => input.ArtifactId == node.ArtifactId && input.Revision == node.Revision)
                .SelectMany(input => _runs.Values.Where(run => run.InputBundleId == input.BundleId).Select(run => (run, input)))
                .Select(used => (LineageEdgeKind.Used, (LineageNode)NodeOf(used.run, node.Distance + 1), (string?)used.input.Path));
        }

        var recorded = _outputs.Where(output => output.ArtifactId == node.ArtifactId && output.Revision == node.Revision).ToList();
        var named = _revisions[(node.ArtifactId, node.Revision)].ProducingRunId is { } producer && recorded.TrueForAll(output => output.RunId != producer)
            ? [(LineageEdgeKind.Produced, (LineageNode)NodeOf(_runs[producer], node.Distance + 1), (string?)null)]
            : Array.Empty<(LineageEdgeKind, LineageNode, string?)>();
        return recorded.Select(output => (LineageEdgeKind.Produced, (LineageNode)NodeOf(_runs[output.RunId], node.Distance + 1), (string?)output.Path)).Concat(named);
    }

    private IEnumerable<(LineageEdgeKind, LineageNode, string?)> Inputs(RunNode node)
    {
        var bundle = _runs[node.RunId].InputBundleId;
        return _inputs.Where(input => input.BundleId == bundle).Select(input => (
            LineageEdgeKind.Used,
            input.ArtifactId is { } artifact
                ? NodeOf(_revisions[(artifact, input.Revision!.Value)], node.Distance + 1)
                : (LineageNode)new ExternalNode(input.Uri!, input.Digest, node.Distance + 1),
            (string?)input.Path));
    }

    private IEnumerable<(LineageEdgeKind, LineageNode, string?)> Outputs(RunNode node)
    {
        var recorded = _outputs.Where(output => output.RunId == node.RunId).ToList();
        var paths = recorded.Select(output => (output.ArtifactId, output.Revision)).ToHashSet();
        return recorded
            .Select(output => (LineageEdgeKind.Produced, (LineageNode)NodeOf(_revisions[(output.ArtifactId, output.Revision)], node.Distance + 1), (string?)output.Path))
            .Concat(_revisions.Values
                .Where(revision => revision.ProducingRunId == node.RunId && !paths.Contains((revision.ArtifactId, revision.Number)))
                .Select(revision => (LineageEdgeKind.Produced, (LineageNode)NodeOf(revision, node.Distance + 1), (string?)null)));
    }

    private IEnumerable<(LineageEdgeKind, LineageNode, string?)> Related(RevisionNode node) => _relationships
        .Where(link => (IsUp ? link.SourceId : link.TargetId) == node.ArtifactId)
        .Select(link => (LineageEdgeKind.Related, (LineageNode)NodeOf(_heads[IsUp ? link.TargetId : link.SourceId], node.Distance + 1), (string?)link.Type));

    private static RunNode NodeOf(OperationRun run, int distance) => new(run.Id, run.Operation, run.IsPurged, distance);

    private static RevisionNode NodeOf(Revision revision, int distance) =>
        new(revision.ArtifactId, revision.Number, revision.Name, revision.Type, revision.Digest, revision.IsPurged, distance);
}
