using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Replaces the files of a store at random moments while processes write to it.</summary>
internal sealed class SwapCampaign(int rounds, int processes, int seed) : ICampaign
{
    private static readonly SwapKind[] Kinds = Enum.GetValues<SwapKind>();

    private readonly Random _random = new(seed);
    private readonly List<string> _findings = [];
    private int _acknowledged;
    private int _copies;

    public string Name => "swap";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return Verdict.Skipped("needs Linux, where the system tells which file a path names");
        var time = Stopwatch.StartNew();
        var template = Path.Combine(folder, "template.db");
        var other = Path.Combine(folder, "other.db");
        await TortureStore.MakeAsync(template);
        await TortureStore.MakeAsync(other);
        ChildProcess[] children = [.. Enumerable.Range(0, processes).Select(_ => ChildProcess.Start(SwapRole.Name))];
        int round = 0;
        try
        {
            for (; round < rounds && _findings.Count == 0; round++)
                await RunAsync(children, round, Path.Combine(folder, Phrase.Of($"round {round}")), template, other, cancellationToken);
        }
        finally
        {
            foreach (var child in children)
                await child.DisposeAsync();
        }

        return new Verdict(
            Phrase.Of($"seed {seed}, {round:N0} rounds of {processes} processes, {_acknowledged:N0} acknowledged writes, {_copies:N0} saved copies, ")
                + Phrase.Of($"{_findings.Count:N0} findings, {Phrase.Seconds(time.Elapsed)}"),
            _findings);
    }

    private async Task RunAsync(
        ChildProcess[] children, int number, string folder, string template, string other, CancellationToken cancellationToken)
    {
        var round = new SwapRound(number, Kinds[number % Kinds.Length], new SwapFiles(folder, template, other), _random);
        _findings.AddRange(await round.RunAsync(children, cancellationToken));
        _acknowledged += round.Acknowledged;
        _copies += round.Copies;
        if (_findings.Count == 0)
            Directory.Delete(folder, recursive: true);
    }
}
