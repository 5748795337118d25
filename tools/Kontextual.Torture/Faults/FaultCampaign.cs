using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// System calls of a writer fail. Acknowledged writes must be in the store. Writes that were reported as failed must not be in the store. When
/// the outcome cannot be known, the writer must report this.
/// </summary>
internal sealed class FaultCampaign(int rounds, int seed) : ICampaign
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly CheckResult _result = new();
    private readonly List<string> _findings = [];
    private int _hit;
    private int _acknowledged;
    private int _failed;
    private int _unknown;
    private int _unknownThere;

    public string Name => "faults";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (Strace.WhyNot() is { } reason)
            return Verdict.Skipped($"skipped: {reason}");
        var time = Stopwatch.StartNew();
        var random = new Random(seed);
        int cases = 0;
        for (int round = 0; round < rounds; round++)
        {
            foreach (var fault in Fault.All(random))
                await RunAsync(fault, Path.Combine(folder, Phrase.Of($"fault{cases++}")), random.Next(1_000), cancellationToken);
        }

        return new Verdict(
            Phrase.Of($"seed {seed}, {cases} faults, {_hit} met a write, {_acknowledged:N0} acknowledged writes, {_failed:N0} failed, ")
                + Phrase.Of($"{_unknown} with an unknown outcome of which {_unknownThere} were there, {_result.Summary}, {Phrase.Seconds(time.Elapsed)}"),
            [.. _findings, .. _result.Findings]);
    }

    private async Task RunAsync(Fault fault, string folder, int writerSeed, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var run = new FaultRun(fault, folder);
        if (!await run.WriteAsync(writerSeed, Patience, cancellationToken))
            _findings.Add($"{run}: the writer hung");
        _acknowledged += run.Acks.Count;
        _failed += run.Failures.Count;
        _unknown += run.Failures.Count(failure => failure.OutcomeUnknown);
        _hit += run.WasMet ? 1 : 0;
        _findings.AddRange(run.JudgeAnswers());

        try
        {
            var opening = await TimedOpening.OfAsync(() => TortureStore.OpenAsync(run.Store));
            if (opening > Limits.Opening)
                _findings.Add(Phrase.Of($"{run}: opening it again took {opening.TotalSeconds:0.0} s"));
        }
        catch (Exception e) when (e is KnowledgeException or TimeoutException)
        {
            _findings.Add($"{run}: opening it again failed: {e.Message}");
            return;
        }

        var check = new StoreCheck(run.Store);
        _result.Add(check.CheckWhole(run.Acks));
        var there = check.Marks();
        foreach (var failure in run.Failures.Where(failure => there.Contains(failure.Mark)))
        {
            if (failure.OutcomeUnknown)
                _unknownThere++;
            else
                _findings.Add($"{run}: {failure.Mark} was reported as failed, but is in the store: {failure.Error}: {failure.Message}");
        }
    }
}
