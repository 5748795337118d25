using System.CommandLine;
using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Cli;

/// <summary><c>kontextual diff</c>: shows the difference between the texts of two revisions.</summary>
internal sealed class DiffCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<int?> _from = NumberOption.Of("--from", "The number of the older revision. The revision before --to by default.", 1);

    private readonly Option<int?> _to = NumberOption.Of("--to", "The number of the newer revision. The newest revision by default.", 1);

    public DiffCommand(CliHost host, GlobalOptions global)
        : base(host, global, "diff", "Shows the difference between the texts of two revisions, line by line.")
    {
        Add(_artifact);
        Add(_collection);
        Add(_from);
        Add(_to);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var artifact = await new ArtifactLookup(repository)
            .LiveOrDeletedAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
        var to = parsed.GetValue(_to) ?? artifact.HeadRevision;
        var from = parsed.GetValue(_from) ?? to - 1;
        if (from < 1)
            throw new UsageException($"'{artifact.Name}' has no revision before {to} to compare with. Select the revisions with --from and --to.");
        var diff = await repository.Artifacts.DiffAsync(artifact.Id, from, to, cancellationToken);
        if (WantsJson(parsed))
            await Json().WriteAsync(json => json.Write(artifact.Id, diff), cancellationToken);
        else
            Print(artifact.Name, diff);
        return ExitCode.Ok;
    }

    private void Print(string name, RevisionDiff diff)
    {
        var screen = Screen();
        if (diff.IsEmpty)
        {
            screen.Line($"Revisions {diff.From} and {diff.To} of {name} have the same text.");
            return;
        }

        screen.Line($"--- {name} revision {diff.From}");
        screen.Line($"+++ {name} revision {diff.To}");

        // A text that ends with a line break has an empty last line, which is not printed.
        var endsInBreak = diff.Lines[^1] is { Kind: DiffLineKind.Unchanged, Text: "" };
        foreach (var line in DiffHunks.Of(endsInBreak ? [.. diff.Lines.SkipLast(1)] : diff.Lines))
            screen.Line(line);
    }
}
