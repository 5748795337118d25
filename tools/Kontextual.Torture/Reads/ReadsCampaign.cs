using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Makes each read of the file or its log fail once (EIO) while an intact store is opened. The error must report that the store is not
/// available, and must not report damage.
/// </summary>
internal sealed class ReadsCampaign(int points) : ICampaign
{
    private const string Read = "pread64";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<string> _findings = [];
    private int _unavailable;

    public string Name => "reads";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (Strace.WhyNot() is { } reason)
            return Verdict.Skipped($"skipped: {reason}");
        var time = Stopwatch.StartNew();
        var store = Path.Combine(folder, "store.db");
        var log = Path.Combine(folder, "strace");
        await TortureStore.MakeAsync(store);
        if (await OpenAsync(store, log, [], cancellationToken) is { Code: not 0 } end)
            return new Verdict("broke off", [$"opening it without a fault ended with {end}"]);

        // The opening reads on one thread, except for the header. strace counts the calls of each thread separately.
        var reads = TracedCall.Read(log, folder).Max(call => call.Ordinal);
        int stride = Math.Max(1, reads / points);
        int tried = 0;
        for (int number = 1; number <= reads; number += stride, tried++)
            Judge(number, await OpenAsync(store, log, [$"{Read}:error=EIO:when={Phrase.Of($"{number}")}"], cancellationToken));
        return new Verdict(
            Phrase.Of($"{tried} of {reads} reads failed while opening, {_unavailable} told as not available, {_findings.Count} told otherwise, {Phrase.Seconds(time.Elapsed)}"),
            _findings);
    }

    private static async Task<ChildEnd> OpenAsync(string store, string log, IEnumerable<string> faults, CancellationToken cancellationToken)
    {
        await using var child = ChildProcess.StartUnder(
            Strace.Command(log, Read, [store, store + "-wal"], faults), StepRole.Name, StepKind.Create, store);
        return await child.EndAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
    }

    private void Judge(int number, ChildEnd end)
    {
        if (end.Errors.StartsWith(typeof(StoreUnavailableException).FullName!, StringComparison.Ordinal))
            _unavailable++;
        else
            _findings.Add($"read {number}: {end}");
    }
}
