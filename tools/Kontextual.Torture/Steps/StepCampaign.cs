using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Runs a step once to record its system calls, and then repeatedly, each time killed before another call.</summary>
/// <param name="kind">The step.</param>
/// <param name="points">The number of calls before which the process is killed, distributed over all calls. 0 for all calls.</param>
/// <param name="parallel">The number of concurrent runs.</param>
/// <param name="seed">The seed for the selection of the calls.</param>
internal sealed class StepCampaign(StepKind kind, int points, int parallel, int seed) : ICampaign
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Lock _gate = new();
    private readonly CheckResult _result = new();
    private readonly HashSet<int> _reached = [];
    private double _longestOpening;
    private int _finished;

    public string Name => "steps-" + kind.ToString().ToLowerInvariant();

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (Strace.WhyNot() is { } reason)
            return Verdict.Skipped($"skipped: {reason}");
        var time = Stopwatch.StartNew();
        var plain = await StepRun.MakeAsync(kind, Path.Combine(folder, "plain"));
        await plain.RunAsync([], [], Patience, cancellationToken);
        var calls = plain.Calls();
        var schema = plain.Schema();
        var chosen = Choose(calls);

        await Parallel.ForEachAsync(
            chosen,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (index, token) => await CutAsync(Path.Combine(folder, Phrase.Of($"cut{index}")), plain, calls, index, schema, token));
        return new Verdict(
            Phrase.Of($"seed {seed}, {calls.Count(call => call.IsChange):N0} operations, {chosen.Count:N0} kills before {_reached.Count:N0} different ones, ")
                + Phrase.Of($"{_finished:N0} not reached, {_result.Summary}, longest opening afterwards {_longestOpening:N0} ms, {Phrase.Seconds(time.Elapsed)}"),
            _result.Findings);
    }

    private List<int> Choose(IReadOnlyList<TracedCall> calls)
    {
        List<int> all = [.. Enumerable.Range(0, calls.Count).Where(i => calls[i].IsChange)];
        if (points == 0 || points >= all.Count)
            return all;

        // One call of each section, so that the sample contains the beginning, the middle and the end.
        var random = new Random(seed);
        // Two neighbouring sections may share the call at their border.
        return [.. Enumerable.Range(0, points).Select(i => all[(int)((i + random.NextDouble()) * all.Count / points)]).Distinct()];
    }

    private async Task CutAsync(
        string folder, StepRun plain, IReadOnlyList<TracedCall> calls, int index, IReadOnlyList<string> schema, CancellationToken cancellationToken)
    {
        var call = calls[index];
        var run = await StepRun.MakeAsync(kind, folder);

        // The error ensures that the call itself is not executed.
        var injection = Phrase.Of($"{call.Name}:error=EIO:signal=KILL:when={call.Ordinal}");
        var end = await run.RunAsync(plain.PathsIn(folder, calls), [injection], Patience, cancellationToken);
        var found = await run.CheckAsync(schema);
        lock (_gate)
        {
            if (end is null)
                _result.Integrity.Add($"{folder}: it hung, and did not end before '{call.Text}'");
            if (end is { WasKilled: true })
                _reached.Add(run.Calls().Count - 1);
            else
                _finished++;
            _longestOpening = Math.Max(_longestOpening, found.Opening.TotalMilliseconds);
            foreach (var finding in found.Result.Findings)
                _result.Integrity.Add($"{folder}, killed before '{call.Text}': {finding}");
        }

        if (found.Result.Held)
            Directory.Delete(folder, recursive: true);
    }
}
