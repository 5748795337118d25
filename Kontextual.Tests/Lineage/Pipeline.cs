using System.Globalization;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Lineage;

/// <summary>Makes artifacts and runs by short names, and shows lineages with these names.</summary>
internal sealed class Pipeline(IKnowledgeRepository repository, Collection collection)
{
    private readonly Dictionary<string, Artifact> _artifacts = [];
    private readonly Dictionary<string, RunId> _runs = [];
    private int _written;

    /// <summary>The artifact with a name, as it was last written here.</summary>
    public Artifact this[string name] => _artifacts[name];

    public RunId RunOf(string operation) => _runs[operation];

    /// <summary>Writes artifacts, each with another text than before.</summary>
    public async Task NoteAsync(params string[] names)
    {
        foreach (var name in names)
            await PutAsync(name, $"{name} {++_written}", null);
    }

    /// <summary>Writes one artifact with a text.</summary>
    public async Task PutAsync(string name, string text, WriteContext? context) =>
        _artifacts[name] = (await repository.PutArtifactAsync(Draft.Note(collection.Id, name, text), Expected.Any, context)).Value;

    /// <summary>Runs an operation from begin to end.</summary>
    /// <param name="operation">The operation, by which the run is known here.</param>
    /// <param name="inputs">Names of artifacts, with or without a revision, and URIs, with spaces between. Each is its own path.</param>
    /// <param name="outputs">Names of artifacts that are recorded as outputs. Those that do not exist, or have an exclamation mark, are written.</param>
    /// <param name="within">Artifacts that are written in the context of the run, and are no outputs.</param>
    public async Task<RunId> RunAsync(string operation, string inputs, string outputs, string within = "")
    {
        var run = (await repository.StartRunAsync(new() { Operation = operation, Inputs = new() { Entries = [.. Words(inputs).Select(InputOf)] } })).Value;
        _runs[operation] = run.Id;
        var attempt = new RunAttempt(run.Id, run.Attempt);
        var context = new WriteContext { Attempt = attempt };
        await repository.BeginRunAsync(attempt);
        foreach (var name in Words(within).Concat(Words(outputs).Where(name => !_artifacts.ContainsKey(name))))
            await PutAsync(name.TrimEnd('!'), $"{name} of {operation}", context);
        foreach (var name in Words(outputs).Select(name => name.TrimEnd('!')))
            await repository.RecordOutputAsync(attempt, new() { Path = name, ArtifactId = this[name].Id });
        await repository.SucceedRunAsync(attempt);
        return run.Id;
    }

    /// <summary>Reads the lineage of an artifact, given as its name with or without a revision.</summary>
    public Task<LineageGraph> LineageAsync(string start, Func<LineageQuery, LineageQuery>? change = null)
    {
        var (name, revision) = Parse(start);
        var query = new LineageQuery { Artifact = this[name].Id, Revision = revision };
        return repository.Runs.LineageAsync(change is null ? query : change(query));
    }

    /// <summary>Shows nodes with their distances, and edges with their labels.</summary>
    public IReadOnlyList<string> Show(LineageGraph graph)
    {
        var names = graph.Nodes.ToDictionary(node => node.Key, NameOf);
        return
        [
            .. graph.Nodes.Select(node => string.Create(CultureInfo.InvariantCulture, $"{node.Distance} {names[node.Key]}")),
            .. graph.Edges.Select(edge => $"{edge.Kind} {names[edge.From]} > {names[edge.To]} ({edge.Label})"),
        ];
    }

    private static (string Name, int? Revision) Parse(string text) => text.Split('@') is [var name, var number]
        ? (name, int.Parse(number, CultureInfo.InvariantCulture))
        : (text, null);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private InputDraft InputOf(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return InputDraft.Outside(text, text, ContentDigest.Of([1, 2, 3]));
        var (name, revision) = Parse(text);
        return InputDraft.Of(text, this[name].Id, revision);
    }

    private string NameOf(LineageNode node) => node switch
    {
        RevisionNode revision => string.Create(
            CultureInfo.InvariantCulture, $"{_artifacts.Single(pair => pair.Value.Id == revision.ArtifactId).Key}@{revision.Revision}"),
        RunNode run => run.Operation,
        ExternalNode external => external.Uri,
        _ => throw new InvalidOperationException($"No name for {node}."),
    };
}
