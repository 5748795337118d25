using System.CommandLine;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual rebuild</c>: makes the derived tables again.</summary>
internal sealed class RebuildCommand(CliHost host, GlobalOptions global)
    : Verb(
        host,
        global,
        "rebuild",
        "Makes the derived tables again: the indexes of metadata and words, the names and places of the past, and the inputs that have moved on. Nothing else is changed.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var summary = await repository.RebuildAsync(cancellationToken);
        if (WantsJson(parsed))
            await Json().WriteAsync(json => Write(json, summary), cancellationToken);
        else
            Print(summary);
        return summary.UncorrectedRows == 0 ? ExitCode.Ok : ExitCode.Incomplete;
    }

    private static void Write(Utf8JsonWriter json, RebuildSummary summary)
    {
        json.WriteNumber("artifacts", summary.Artifacts);
        json.WriteNumber("correctedRows", summary.CorrectedRows);
        json.WriteNumber("uncorrectedRows", summary.UncorrectedRows);
    }

    private static string Rows(long count) => count == 1 ? "1 row" : $"{count} rows";

    private void Print(RebuildSummary summary)
    {
        var screen = Screen();
        screen.Line(summary.Artifacts == 1 ? "Rebuilt the indexes of 1 artifact." : $"Rebuilt the indexes of {summary.Artifacts} artifacts.");
        if (summary is { CorrectedRows: 0, UncorrectedRows: 0 })
            screen.Line("No row of another derived table was wrong.");
        if (summary.CorrectedRows > 0)
            screen.Line($"Corrected {Rows(summary.CorrectedRows)} of the other derived tables.");
        if (summary.UncorrectedRows > 0)
            screen.Line($"Left {Rows(summary.UncorrectedRows)} of the other derived tables as they are, although they seem wrong: there are other findings about what they are derived from. See '{ToolInfo.Name} verify'.");
    }
}
