using System.CommandLine;
using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Cli;

/// <summary><c>kontextual export</c>: writes a snapshot of the store.</summary>
internal sealed class ExportCommand(CliHost host, GlobalOptions global)
    : SnapshotVerb(
        host,
        global,
        "export",
        "Writes everything that the store holds as a snapshot: lines of JSON that 'import' reads, with the whole history.",
        "The new file. It is compressed if its name ends in .gz or .br. '-' writes to standard output.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = FileOf(parsed);
        if (file.IsStandard && WantsJson(parsed))
            throw new UsageException("--json prints a summary on standard output, which holds the snapshot. Export to a file, or leave --json out.");
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        Task<SnapshotSummary> WriteAsync(Stream stream) => WatchAsync(
            parsed, progress => KnowledgeSnapshot.ExportAsync(repository, stream, file.Options, progress, cancellationToken));
        if (file.IsStandard)
        {
            await WriteAsync(Host.StandardOutput);
            return ExitCode.Ok;
        }

        var summary = await NewFile.WriteAsync(file.FullPath, WriteAsync);
        await PrintAsync(parsed, "Exported", summary, cancellationToken);
        return ExitCode.Ok;
    }
}
