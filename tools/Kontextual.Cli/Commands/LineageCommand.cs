using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual lineage</c>: shows what a revision or a run was made from, or what was made from it.</summary>
internal sealed class LineageCommand : Verb
{
    private readonly Argument<string?> _artifact = new("name|id")
    {
        Description = "The name or the id of the artifact. A deleted artifact is used when no live artifact has the name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<int?> _revision = NumberOption.Of("--revision", "The number of the revision. The newest revision by default.", 1);

    private readonly Option<RunId?> _run = IdOption.Of<RunId>("--run", "Start from this run instead of an artifact.", "a run");

    private readonly Option<bool> _up = new("--up") { Description = "Show what the start was made from. This is the default." };

    private readonly Option<bool> _down = new("--down") { Description = "Show what was made from the start." };

    private readonly Option<string[]> _types = new("--types")
    {
        Description = "Follow links of these types as well: one or more types, separated by commas. The source of a link counts as made from the target.",
        HelpName = "types",
    };

    private readonly Option<int?> _depth = NumberOption.Of(
        "--depth", $"The maximum number of steps from the start. {LineageQuery.DepthLimit} by default.", 1, LineageQuery.DepthLimit);

    private readonly Option<int?> _limit = NumberOption.Of(
        "--limit", "The maximum number of nodes, the nearest first. 1000 by default.", 1, LineageQuery.CountLimit);

    private readonly Option<string?> _format = ChoiceOption.Of(
        "--format", "tree (the default), mermaid (a flowchart) or json (the same as --json).", "format", "tree", "mermaid", "json");

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public LineageCommand(CliHost host, GlobalOptions global)
        : base(host, global, "lineage", "Shows what an artifact or a run was made from, or what was made from it.")
    {
        Add(_artifact);
        foreach (var option in (Option[])[_collection, _revision, _run, _up, _down, _types, _depth, _limit, _format, _asOf])
            Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ThrowIfContradictory(parsed);
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var query = await QueryAsync(parsed, readers, cancellationToken);
        var graph = await readers.Runs.LineageAsync(query, cancellationToken);
        if (WantsJson(parsed) || parsed.GetValue(_format) == "json")
            await Json().WriteAsync(json => json.WriteMembersOf(graph), cancellationToken);
        else
            Print(parsed, graph, query.Direction);
        if (graph.IsTruncated)
        {
            await Host.Error.WriteLineAsync(
                $"There are more than {query.MaxCount} nodes. Raise --limit (to {LineageQuery.CountLimit} at most), or lower --depth.");
        }

        return ExitCode.Ok;
    }

    private void ThrowIfContradictory(ParseResult parsed)
    {
        var isRun = parsed.GetValue(_run) is not null;
        if (isRun == parsed.GetValue(_artifact) is not null)
            throw new UsageException("The start is either an artifact or a run. Specify the name or the id of an artifact, or a run with --run.");
        if (isRun && (parsed.GetValue(_revision) is not null || parsed.GetValue(_collection) is not null))
            throw new UsageException("--revision and --collection select an artifact and cannot be used together with --run. Leave them out.");
        if (parsed.GetValue(_up) && parsed.GetValue(_down))
            throw new UsageException("--up and --down cannot be used together. Use one of them.");
        if (WantsJson(parsed) && parsed.GetValue(_format) is { } format and not "json")
            throw new UsageException($"--json and --format {format} cannot be used together. Use one of them.");
    }

    private async Task<LineageQuery> QueryAsync(ParseResult parsed, IKnowledgeReaders readers, CancellationToken cancellationToken)
    {
        var artifact = parsed.GetValue(_artifact) is { } key
            ? await new ArtifactLookup(readers).LiveOrDeletedAsync(key, parsed.GetValue(_collection), cancellationToken)
            : null;
        var query = new LineageQuery { Artifact = artifact?.Id, Revision = parsed.GetValue(_revision), Run = parsed.GetValue(_run) };
        return query with
        {
            Direction = parsed.GetValue(_down) ? LineageDirection.Down : LineageDirection.Up,
            RelationshipTypes = [.. (parsed.GetValue(_types) ?? []).SelectMany(types => types.Split(','))],
            MaxDepth = parsed.GetValue(_depth) ?? query.MaxDepth,
            MaxCount = parsed.GetValue(_limit) ?? query.MaxCount,
        };
    }

    private void Print(ParseResult parsed, LineageGraph graph, LineageDirection direction)
    {
        var lines = parsed.GetValue(_format) == "mermaid" ? LineageMermaid.LinesOf(graph) : LineageTree.LinesOf(graph, direction);
        var screen = Screen();
        foreach (var line in lines)
            screen.Line(line);
    }
}
