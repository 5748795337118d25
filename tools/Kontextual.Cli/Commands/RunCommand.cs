using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual run</c>: shows a run with its inputs, steps, outputs and manifests.</summary>
internal sealed class RunCommand : Verb
{
    private readonly Argument<RunId?> _run = IdOption.Argument<RunId>("id", "The id of the run.", "a run");

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public RunCommand(CliHost host, GlobalOptions global)
        : base(host, global, "run", "Shows a run with its inputs, steps, outputs and manifests. The runs verb lists the ids.")
    {
        Add(_run);
        Add(_asOf);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_run)!.Value;
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        if (readers is IPastView)
            return await PrintAsync(parsed, readers.Runs, id, cancellationToken);
        // One state for all reads, so that the run and its manifests agree.
        return await repository.ReadAsync((view, token) => PrintAsync(parsed, view.Runs, id, token), cancellationToken);
    }

    private async Task<int> PrintAsync(ParseResult parsed, IRunReader runs, RunId id, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(id, cancellationToken);
        if (WantsJson(parsed))
            await Json().WriteAsync(json => RunJson.WriteAsync(json, runs, run, cancellationToken), cancellationToken);
        else
            await new RunScreen(Screen(), runs).PrintAsync(run, cancellationToken);
        return ExitCode.Ok;
    }
}
