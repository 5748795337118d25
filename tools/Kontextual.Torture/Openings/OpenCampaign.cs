using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Opens a path without a store with several processes at the same time. Exactly one store must be created, and all processes must use it.
/// </summary>
internal sealed class OpenCampaign(int processes, int rounds) : ICampaign
{
    private readonly List<string> _findings = [];
    private double _longestOpening;
    private double _longest;

    public string Name => "open";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var checks = new CheckResult();
        for (int round = 0; round < rounds && _findings.Count == 0; round++)
            await RunRoundAsync(Path.Combine(folder, Phrase.Of($"store{round}.db")), checks, cancellationToken);
        return new Verdict(
            Phrase.Of($"{processes} processes, {rounds} rounds, {(_findings.Count == 0 ? "one store each" : "broken")}, {checks.Summary}, ")
                + Phrase.Of($"longest opening {_longestOpening:N0} ms, with a write and reads {_longest:N0} ms, {Phrase.Seconds(time.Elapsed)}"),
            [.. _findings, .. checks.Findings]);
    }

    private async Task RunRoundAsync(string store, CheckResult checks, CancellationToken cancellationToken)
    {
        ChildProcess[] children = [.. Enumerable.Range(0, processes).Select(i => ChildProcess.Start([OpenRole.Name, store, Phrase.Of($"opener{i}")]))];
        try
        {
            // All processes have started and loaded their code before the first one opens the store.
            foreach (var child in children)
                await child.ExpectLineAsync(Limits.Start, cancellationToken);
            await Task.WhenAll(children.Select(child => child.SayAsync("go")));
            var lines = await Task.WhenAll(children.Select(child => child.ExpectLineAsync(Limits.Start, cancellationToken)));
            Judge(store, [.. lines.Select(line => line.Split(' '))]);
            foreach (var child in children)
            {
                if (await child.EndAsync(cancellationToken) is { Code: not 0 } end)
                    _findings.Add($"{store}: an opener ended with {end}");
            }
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            _findings.Add($"{store}: {e.Message}");
        }
        finally
        {
            foreach (var child in children)
                await child.DisposeAsync();
        }

        Check(store, checks);
    }

    private void Judge(string store, string[][] said)
    {
        if (said.Select(words => words[0]).Distinct().Count() != 1)
            _findings.Add($"{store}: {said.Select(words => words[0]).Distinct().Count()} stores were created");
        _longestOpening = Math.Max(_longestOpening, said.Max(words => ChildProgram.Number(words[1])));
        _longest = Math.Max(_longest, said.Max(words => ChildProgram.Number(words[2])));
        if (_longestOpening > Limits.Opening.TotalMilliseconds)
            _findings.Add(Phrase.Of($"{store}: opening took {_longestOpening:N0} ms"));
    }

    private void Check(string store, CheckResult checks)
    {
        checks.Integrity.AddRange(LeftFiles.Of(store).Where(left => !left.Contains(".warm", StringComparison.Ordinal)).Select(left => $"{left} was left behind"));
        var check = new StoreCheck(store);
        var result = check.CheckWhole([]);
        checks.Add(result);
        if (result.Held && check.Marks().Count != processes)
            checks.Lost.Add($"{store}: {check.Marks().Count} of {processes} writes are there");
    }
}
