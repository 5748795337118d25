using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The edges of lineages at a moment, on plain rows: all of runs, and those of relationships of some types.</summary>
internal sealed class PlainLineage
{
    private readonly PlainMoment moment;
    private readonly Dictionary<RunId, RunRow> runs;
    private readonly Dictionary<string, RevisionRow> revisions;
    private readonly List<RelationshipRow> links;
    private readonly Dictionary<string, string> texts = [];
    private readonly List<EdgeRow> edges;

    public PlainLineage(PlainReads reads, PlainMoment moment, IReadOnlyCollection<string> types)
    {
        this.moment = moment;
        runs = moment.All<RunRow>().ToDictionary(row => row.Id);
        links = [.. moment.Live<RelationshipRow>().Where(row => types.Contains(row.Type))];
        revisions = moment.All<ArtifactRow>()
            .SelectMany(row => PlainRevisions.Of(reads, row.Id))
            .Where(row => moment.Sequence is null || row.From <= moment.Sequence)
            .ToDictionary(row => KeyOf(row.Artifact, row.Number));
        edges = [.. runs.Values.SelectMany(run => EdgesOf(reads, run))];
    }

    /// <summary>What a node shows.</summary>
    public string TextOf(string key) => texts[key];

    /// <summary>The node of a run.</summary>
    public string Node(RunId id) => runs.TryGetValue(id, out var run)
        ? Node($"{id}", $"{id} {run.Operation} {run.IsPurged}")
        : throw new EntityNotFoundException(EntityKind.Run, $"{id}");

    /// <summary>The node of a revision; of the head when no number is given.</summary>
    public string Node(ArtifactId id, int? number)
    {
        var key = KeyOf(id, number ?? moment.Find<ArtifactRow>(id)?.Head ?? 0);
        return revisions.TryGetValue(key, out var row)
            ? Node(key, $"{id} {row.Number} {row.Name} {row.Type} {row.Digest} {row.IsPurged}")
            : throw new EntityNotFoundException(
                EntityKind.Artifact, string.Create(CultureInfo.InvariantCulture, $"{id}{(number is null ? "" : $" revision {number}")}"));
    }

    /// <summary>The edges that lead from a node to what it was made from.</summary>
    public IEnumerable<EdgeRow> Up(string node) => edges.Where(edge => edge.To == node).Concat(Related(node, down: false));

    /// <summary>The edges that lead from a node to what was made from it.</summary>
    public IEnumerable<EdgeRow> Down(string node) => edges.Where(edge => edge.From == node).Concat(Related(node, down: true));

    private IEnumerable<EdgeRow> Related(string node, bool down)
    {
        if (!revisions.TryGetValue(node, out var row))
            yield break;
        foreach (var link in links)
        {
            if (down && link.Target == row.Artifact)
                yield return new("Related", node, Node(link.Source, null), link.Type);
            if (!down && link.Source == row.Artifact)
                yield return new("Related", Node(link.Target, null), node, link.Type);
        }
    }

    private IEnumerable<EdgeRow> EdgesOf(PlainReads reads, RunRow run)
    {
        var node = Node(run.Id);
        foreach (var input in run.Bundle is { } bundle ? PlainRuns.InputsOf(reads, bundle) : [])
        {
            var from = input.Artifact is { } artifact
                ? Node(artifact, input.Revision)
                : Node($"{input.Digest} {input.Uri}", $"{input.Uri} {input.Digest}");
            yield return new("Used", from, node, input.Path);
        }

        var outputs = PlainRuns.OutputsAt(reads, run.Id, moment).ToList();
        foreach (var output in outputs)
            yield return new("Produced", node, Node(output.Artifact, output.Revision), output.Path);
        foreach (var row in revisions.Values.Where(row => row.Run == run.Id))
        {
            if (!outputs.Exists(output => output.Artifact == row.Artifact && output.Revision == row.Number))
                yield return new("Produced", node, Node(row.Artifact, row.Number), null);
        }
    }

    private static string KeyOf(ArtifactId artifact, int number) => string.Create(CultureInfo.InvariantCulture, $"{artifact}@{number}");

    private string Node(string key, string text)
    {
        texts[key] = text;
        return key;
    }
}
