using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual rebuild</c>: makes the indexes of metadata and words again.</summary>
internal sealed class RebuildCommand(CliHost host, GlobalOptions global)
    : Verb(
        host,
        global,
        "rebuild",
        "Makes the indexes of metadata and words again from the artifacts. Nothing else is changed.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var summary = await repository.RebuildAsync(cancellationToken);
        if (WantsJson(parsed))
            await Json().WriteAsync(json => json.WriteNumber("artifacts", summary.Artifacts), cancellationToken);
        else
            Screen().Line(summary.Artifacts == 1 ? "Rebuilt the indexes of 1 artifact." : $"Rebuilt the indexes of {summary.Artifacts} artifacts.");
        return ExitCode.Ok;
    }
}
