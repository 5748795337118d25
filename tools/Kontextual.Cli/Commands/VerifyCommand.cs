using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual verify</c>: checks the whole store, and prints what is wrong.</summary>
internal sealed class VerifyCommand : Verb
{
    private readonly Option<bool> _quick = new("--quick") { Description = "Do not read and hash the contents. Everything else is checked." };

    private readonly Option<ContentPart?> _sample = SampleOption.Create();

    private readonly SealOption _against = new("--against", "A seal that was made earlier: also check that the history was only appended to since then.");

    public VerifyCommand(CliHost host, GlobalOptions global)
        : base(host, global, "verify", "Checks every value, reference and hash of the store. Exits with 0 when nothing is wrong, 1 with findings, 2 when it could not run.")
    {
        Add(_quick);
        Add(_sample);
        Add(_against.Option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var contents = ContentsOf(parsed);
        try
        {
            var options = new VerifyOptions { Contents = contents, Against = await _against.ReadAsync(parsed, cancellationToken) };
            var summary = await VerifyAsync(parsed, options, cancellationToken);
            if (WantsJson(parsed))
                await Json().WriteAsync(json => VerifyJson.Write(json, summary, options), cancellationToken);
            else
                VerifyScreen.Print(Screen(), summary);
            return summary.IsWhole ? ExitCode.Ok : ExitCode.Findings;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A script that asks whether the store is whole must be able to tell findings from a verification that did not run.
            ErrorReport.Write(Host, e);
            return ExitCode.NotVerified;
        }
    }

    private ContentPart ContentsOf(ParseResult parsed)
    {
        var sample = parsed.GetValue(_sample);
        if (parsed.GetValue(_quick) && sample is not null)
            throw new UsageException("--quick hashes no contents, and --sample a part of them. Use only one of them.");
        return sample ?? (parsed.GetValue(_quick) ? ContentPart.None : ContentPart.All);
    }

    private async Task<VerifySummary> VerifyAsync(ParseResult parsed, VerifyOptions options, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        if (!Host.ErrorIsTerminal || WantsJson(parsed))
            return await repository.VerifyAsync(options, null, cancellationToken);
        return await VerifyBar.RunAsync(Host, progress => repository.VerifyAsync(options, progress, cancellationToken));
    }
}
