using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>What the verbs <c>export</c> and <c>import</c> have in common: the file, the progress and the summary.</summary>
internal abstract class SnapshotVerb : Verb
{
    private readonly Argument<string> _file;

    protected SnapshotVerb(CliHost host, GlobalOptions global, string name, string description, string file)
        : base(host, global, name, description)
    {
        _file = new Argument<string>("file") { Description = file };
        Add(_file);
    }

    protected SnapshotFile FileOf(ParseResult parsed) => new(parsed.GetRequiredValue(_file));

    /// <summary>Runs an export or import, with a progress bar if standard error is a terminal.</summary>
    protected Task<SnapshotSummary> WatchAsync(ParseResult parsed, Func<IProgress<SnapshotProgress>?, Task<SnapshotSummary>> work) =>
        Host.ErrorIsTerminal && !WantsJson(parsed) ? new SnapshotBar(Host).RunAsync(work) : work(null);

    /// <summary>Prints the summary.</summary>
    protected async Task PrintAsync(ParseResult parsed, string verb, SnapshotSummary summary, CancellationToken cancellationToken)
    {
        if (!WantsJson(parsed))
        {
            Screen().Line($"{verb} the store {summary.StoreId}: {summary.Head.Sequence} changes, {summary.Lines} lines, {ByteSize.Of(summary.Bytes)} without compression.");
            return;
        }

        await Json().WriteAsync(
            json =>
            {
                json.WriteString("storeId", summary.StoreId.ToString());
                json.WriteString("head", summary.Head.ToString());
                json.WriteNumber("lines", summary.Lines);
                json.WriteNumber("bytes", summary.Bytes);
                json.WriteString("sha256", summary.Sha256);
            },
            cancellationToken);
    }
}
