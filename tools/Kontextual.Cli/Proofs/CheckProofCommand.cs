using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual check-proof</c>: checks a proof with a seal. No store is opened.</summary>
internal sealed class CheckProofCommand : Verb
{
    private readonly Argument<string> _file = new("file") { Description = "The file of the proof." };

    private readonly SealOption _seal = new("--seal", "The seal for which the proof was made.");

    private readonly SealOption _from = new("--from", "The earlier seal, if the proof is one of 'prove --from'.");

    public CheckProofCommand(CliHost host, GlobalOptions global)
        : base(
            host,
            global,
            "check-proof",
            "Checks a proof with a seal, without a store. Exits with 0 when it proves what it says, 1 when it does not, 2 when it could not be checked.")
    {
        _seal.Option.Required = true;
        Add(_file);
        Add(_seal.Option);
        Add(_from.Option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var check = await CheckAsync(parsed, cancellationToken);
            if (WantsJson(parsed))
                await Json().WriteAsync(json => json.WriteMembersOf(check), cancellationToken);
            else
                Screen().Line($"{(check.IsProven ? "Proven" : "Not proven")}: {check.Description}");
            return check.IsProven ? ExitCode.Ok : ExitCode.Findings;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A script must be able to tell a wrong proof from one that was not checked.
            ErrorReport.Write(Host, e);
            return ExitCode.NotVerified;
        }
    }

    private async Task<ProofCheck> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var seal = (await _seal.ReadAsync(parsed, cancellationToken))!;
        var file = parsed.GetRequiredValue(_file);
        return await _from.ReadAsync(parsed, cancellationToken) is { } earlier
            ? (await ProofFile.ReadAsync(
                file,
                text => Parse(text, ConsistencyProof.Parse, RecordProof.Parse, "It is the proof of a record. Leave --from out."),
                cancellationToken)).Check(earlier, seal)
            : (await ProofFile.ReadAsync(
                file,
                text => Parse(text, RecordProof.Parse, ConsistencyProof.Parse, "It is a proof of consistency. Specify the earlier seal with --from."),
                cancellationToken)).Check(seal);
    }

    /// <summary>Reads a proof, and says what to do if it is of the other kind.</summary>
    private static T Parse<T, TOther>(string text, Func<string, T> parse, Func<string, TOther> parseOther, string otherwise)
    {
        try
        {
            return parse(text);
        }
        catch (ArgumentException) when (IsOf(parseOther, text))
        {
            throw new UsageException(otherwise);
        }
    }

    private static bool IsOf<T>(Func<string, T> parse, string text)
    {
        try
        {
            parse(text);
            return true;
        }
        catch (ArgumentException)
        {
            // The text is of neither kind.
            return false;
        }
    }
}
