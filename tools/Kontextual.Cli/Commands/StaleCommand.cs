using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual stale</c>: lists the artifacts that were made from inputs that have moved on since, with the causes.</summary>
internal sealed class StaleCommand : Verb
{
    private readonly Option<string?> _artifact = new("--artifact")
    {
        Description = "Only this artifact, by name or id.",
        HelpName = "name|id",
    };

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<RunId?> _run = IdOption.Of<RunId>("--run", "Only outputs of this run.", "a run");

    private readonly Option<bool> _transitive = new("--transitive")
    {
        Description = "List artifacts as well that were made from a stale artifact, although their own inputs have not moved on.",
    };

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public StaleCommand(CliHost host, GlobalOptions global)
        : base(host, global, "stale", "Lists the artifacts that a run made from inputs that have moved on since, with the causes.")
    {
        foreach (var option in (Option[])[_artifact, _collection, _run, _transitive, _asOf])
            Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_collection) is not null && parsed.GetValue(_artifact) is null)
            throw new UsageException("--collection is only used to find the artifact of --artifact. Specify the artifact, or leave --collection out.");
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var stale = readers.Runs.StreamStaleAsync(await QueryAsync(parsed, readers, cancellationToken), cancellationToken);
        await PrintAsync(parsed, stale, readers.Artifacts, cancellationToken);
        return ExitCode.Ok;
    }

    private async Task<StaleQuery> QueryAsync(ParseResult parsed, IKnowledgeReaders readers, CancellationToken cancellationToken)
    {
        var artifact = parsed.GetValue(_artifact) is { } key
            ? await new ArtifactLookup(readers).LiveAsync(key, parsed.GetValue(_collection), cancellationToken)
            : null;
        if (parsed.GetValue(_run) is { } run)
            await readers.Runs.GetAsync(run, cancellationToken);
        return new StaleQuery { Artifact = artifact?.Id, Run = parsed.GetValue(_run), Transitive = parsed.GetValue(_transitive) };
    }

    private async Task PrintAsync(ParseResult parsed, IAsyncEnumerable<StaleOutput> stale, IArtifactReader artifacts, CancellationToken cancellationToken)
    {
        var lines = Json();
        var screen = Screen();
        await foreach (var output in stale)
        {
            var name = await ArtifactNames.OfAsync(artifacts, output.ArtifactId, cancellationToken);
            if (WantsJson(parsed))
            {
                await lines.WriteAsync(
                    json =>
                    {
                        json.WriteMembersOf(output);
                        json.WriteString("name", name);
                    },
                    cancellationToken);
                continue;
            }

            screen.Line($"{name} revision {output.Revision} (run {output.RunId})");
            foreach (var cause in output.Causes)
                screen.Line("  " + TextOf(cause, await ArtifactNames.OfAsync(artifacts, cause.ArtifactId, cancellationToken)));
        }
    }

    private static string TextOf(StaleCause cause, string name) => cause.Kind switch
    {
        StaleCauseKind.Revised => $"{name} was revised: made from revision {cause.Revision}, now {cause.CurrentRevision}",
        StaleCauseKind.Deleted => $"{name} was deleted: made from revision {cause.Revision}",
        StaleCauseKind.Purged => $"{name} was purged: made from revision {cause.Revision}",
        _ => $"{name} is stale: made from revision {cause.Revision}",
    };
}
