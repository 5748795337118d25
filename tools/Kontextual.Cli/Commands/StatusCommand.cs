using System.CommandLine;
using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual status</c>: the store in numbers.</summary>
internal sealed class StatusCommand(CliHost host, GlobalOptions global)
    : Verb(host, global, "status", "Tells what the store holds, in numbers.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = StorePath(parsed);
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var summary = await repository.SummarizeAsync(cancellationToken);
        if (WantsJson(parsed))
            await Json().WriteAsync(json => StoreJson.Write(json, summary, path), cancellationToken);
        else
            Print(summary, path);
        return ExitCode.Ok;
    }

    private void Print(StoreSummary summary, string path)
    {
        var deleted = summary.DeletedArtifacts == 0 ? string.Empty : $" (and {Number(summary.DeletedArtifacts)} deleted)";
        Screen().Facts(
            ("store", path),
            ("id", summary.Store.Id.ToString()),
            ("format", Number(summary.Store.FormatVersion)),
            ("made", UtcTime.Format(summary.Store.CreatedAt)),
            ("collections", Number(summary.Collections)),
            ("artifacts", Number(summary.Artifacts) + deleted),
            ("revisions", Number(summary.Revisions)),
            ("links", Number(summary.Relationships)),
            ("contents", $"{Number(summary.Contents)}, {ByteSize.Of(summary.ContentBytes)}"),
            ("last change", LastChange(summary)));
    }

    private static string LastChange(StoreSummary summary) =>
        summary.LastChangeAt is { } at ? $"{Number(summary.Head.Sequence)}, at {UtcTime.Format(at)}" : "none yet";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
