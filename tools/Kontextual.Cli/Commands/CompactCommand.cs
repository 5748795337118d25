using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual compact</c>: rewrites the file of the store without erased data.</summary>
internal sealed class CompactCommand(CliHost host, GlobalOptions global)
    : Verb(
        host,
        global,
        "compact",
        "Rewrites the file of the store without erased data. Purged bytes are removed from the disk, and the file becomes smaller.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var summary = await repository.CompactAsync(cancellationToken);
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(
                json =>
                {
                    json.WriteNumber("bytesBefore", summary.BytesBefore);
                    json.WriteNumber("bytesAfter", summary.BytesAfter);
                },
                cancellationToken);
        }
        else
        {
            Screen().Line($"Compacted: {ByteSize.Of(summary.BytesBefore)} before, {ByteSize.Of(summary.BytesAfter)} now.");
        }

        return ExitCode.Ok;
    }
}
