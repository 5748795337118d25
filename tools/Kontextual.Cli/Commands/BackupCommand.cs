using System.CommandLine;
using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Cli;

/// <summary><c>kontextual backup</c>: copies a store in use to a new file, and verifies the copy.</summary>
internal sealed class BackupCommand : Verb
{
    private readonly Argument<string> _target = new("target") { Description = "The new file. An existing file is never replaced." };

    private readonly Option<bool> _full = new("--full") { Description = "Also read and hash all contents of the copy." };

    private readonly Option<ContentPart?> _sample = SampleOption.Create();

    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Do not verify the copy." };

    public BackupCommand(CliHost host, GlobalOptions global)
        : base(
            host,
            global,
            "backup",
            "Copies a store in use to a new file and verifies the copy, by default without reading its contents. "
            + "Exits with 0 when nothing is wrong, 1 with findings in the copy, 2 when it could not run.")
    {
        Add(_target);
        Add(_full);
        Add(_sample);
        Add(_noVerify);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = OptionsOf(parsed);
        try
        {
            var summary = await BackupAsync(parsed, options, cancellationToken);
            if (WantsJson(parsed))
                await Json().WriteAsync(json => Write(json, summary, options), cancellationToken);
            else
                Print(summary);
            return summary.Verification?.IsWhole == false ? ExitCode.Findings : ExitCode.Ok;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A script must be able to tell findings from a backup that was not made.
            ErrorReport.Write(Host, e);
            return ExitCode.NotVerified;
        }
    }

    private BackupOptions OptionsOf(ParseResult parsed)
    {
        var (full, sample, none) = (parsed.GetValue(_full), parsed.GetValue(_sample), parsed.GetValue(_noVerify));
        if ((full ? 1 : 0) + (sample is null ? 0 : 1) + (none ? 1 : 0) > 1)
            throw new UsageException("--full hashes all contents, --sample a part of them, and --no-verify checks nothing. Use only one of them.");
        return new BackupOptions
        {
            Verification = none ? null : new VerifyOptions { Contents = full ? ContentPart.All : sample ?? ContentPart.None },
        };
    }

    private async Task<BackupSummary> BackupAsync(ParseResult parsed, BackupOptions options, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(_target);
        if (string.IsNullOrWhiteSpace(target) || target.Contains('\0', StringComparison.Ordinal))
            throw new UsageException("The path of the backup is empty or not a path. Specify a new file.");
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        Task<BackupSummary> RunAsync(IProgress<BackupProgress>? progress) =>
            KnowledgeStore.BackupAsync(repository, target, options, progress, cancellationToken);
        return await (Host.ErrorIsTerminal && !WantsJson(parsed) ? BackupBar.RunAsync(Host, RunAsync) : RunAsync(null));
    }

    private void Print(BackupSummary summary)
    {
        var screen = Screen();
        if (summary.Verification is { } verification)
            VerifyScreen.Print(screen, verification);
        screen.Line($"Backed up to '{summary.Path}' ({ByteSize.Of(summary.Bytes)}), up to {summary.Head}.");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, BackupSummary summary, BackupOptions options)
    {
        json.WriteString("path", summary.Path);
        json.WriteNumber("bytes", summary.Bytes);
        json.WriteString("storeId", summary.StoreId.ToString());
        json.WriteString("head", summary.Head.ToString());
        if (summary.Verification is not { } verification)
        {
            json.WriteNull("verification");
            return;
        }

        json.WriteStartObject("verification");
        VerifyJson.Write(json, verification, options.Verification!);
        json.WriteEndObject();
    }
}
