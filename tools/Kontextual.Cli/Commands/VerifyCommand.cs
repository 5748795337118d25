using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual verify</c>: checks the whole store, and prints what is wrong.</summary>
internal sealed class VerifyCommand : Verb
{
    private const string SampleForm = "--sample takes two whole numbers such as 2/7, the number of the part and the number of parts";

    private readonly Option<bool> _quick = new("--quick") { Description = "Do not read and hash the contents. Everything else is checked." };

    private readonly Option<ContentPart?> _sample = new("--sample")
    {
        Description = "Hash only one part of the contents: n of m parts. m verifications with the numbers 1 to m hash every content.",
        HelpName = "n/m",
        CustomParser = ParsePart,
    };

    public VerifyCommand(CliHost host, GlobalOptions global)
        : base(host, global, "verify", "Checks every value, reference and hash of the store. Exits with 0 when nothing is wrong, 1 with findings, 2 when it could not run.")
    {
        Add(_quick);
        Add(_sample);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = OptionsOf(parsed);
        try
        {
            var summary = await VerifyAsync(parsed, options, cancellationToken);
            if (WantsJson(parsed))
                await Json().WriteAsync(json => Write(json, summary, options), cancellationToken);
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

    private VerifyOptions OptionsOf(ParseResult parsed)
    {
        var sample = parsed.GetValue(_sample);
        if (parsed.GetValue(_quick) && sample is not null)
            throw new UsageException("--quick hashes no contents, and --sample a part of them. Use only one of them.");
        return new VerifyOptions { Contents = sample ?? (parsed.GetValue(_quick) ? ContentPart.None : ContentPart.All) };
    }

    private async Task<VerifySummary> VerifyAsync(ParseResult parsed, VerifyOptions options, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        if (!Host.ErrorIsTerminal || WantsJson(parsed))
            return await repository.VerifyAsync(options, null, cancellationToken);
        return await VerifyBar.RunAsync(Host, progress => repository.VerifyAsync(options, progress, cancellationToken));
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, VerifySummary summary, VerifyOptions options)
    {
        json.WriteBoolean("isWhole", summary.IsWhole);
        json.WriteString("sample", options.Contents.Number == 0 ? null : options.Contents.ToString());
        json.WriteNumber("lastSequence", summary.LastSequence);
        json.WriteString("lastHash", summary.LastHash.ToString());
        json.WriteNumber("contents", summary.Contents);
        json.WriteNumber("hashedContents", summary.HashedContents);
        json.WriteNumber("hashedBytes", summary.HashedBytes);
        json.WriteNumber("findingCount", summary.FindingCount);
        json.WriteStartArray("findings");
        foreach (var finding in summary.Findings)
            json.WriteObject(finding);
        json.WriteEndArray();
    }

    private static ContentPart? ParsePart(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (text.Split('/') is [var number, var count] && Read(number) is { } n && Read(count) is { } m)
        {
            if (n >= 1 && n <= m && m <= ContentPart.MaxCount)
                return ContentPart.Of(n, m);
            result.AddError($"{SampleForm}, from 1/1 to {ContentPart.MaxCount}/{ContentPart.MaxCount}, not '{text}'.");
            return null;
        }

        result.AddError($"{SampleForm}, not '{text}'.");
        return null;
    }

    private static int? Read(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
