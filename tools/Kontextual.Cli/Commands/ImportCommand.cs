using System.CommandLine;
using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Cli;

/// <summary><c>kontextual import</c>: reads a snapshot into an empty store.</summary>
internal sealed class ImportCommand(CliHost host, GlobalOptions global)
    : SnapshotVerb(
        host,
        global,
        "import",
        "Reads a snapshot into an empty store, which takes over the id. The store is created when it does not exist. Everything is checked, and an error leaves the store empty.",
        "The file that 'export' has written. It is decompressed if its name ends in .gz or .br. '-' reads standard input.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = FileOf(parsed);
        if (!file.IsStandard && !File.Exists(file.FullPath))
            throw new UsageException($"There is no file at '{file.FullPath}'. Specify a snapshot that '{ToolInfo.Name} export' has written.");
        var path = StorePath(parsed);
        await using var repository = await StoreOpening.InitAsync(Host, path, cancellationToken);
        Task<SnapshotSummary> ReadAsync(Stream stream) => WatchAsync(
            parsed, progress => KnowledgeSnapshot.ImportAsync(repository, stream, file.Options, progress, cancellationToken));
        SnapshotSummary summary;
        if (file.IsStandard)
        {
            summary = await ReadAsync(Host.StandardInput);
        }
        else
        {
            if (new OwnFiles(path).Is(FileProbe.LookThrough(file.FullPath)))
                throw new UsageException($"'{file.FullPath}' is a file of the store itself. Specify a snapshot that '{ToolInfo.Name} export' has written.");
            await using var stream = new FileStream(
                file.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            summary = await ReadAsync(stream);
        }

        await PrintAsync(parsed, "Imported", summary, cancellationToken);
        return ExitCode.Ok;
    }
}
