using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Sizes;
using Kontextual.Benchmarks.Verifying;

namespace Kontextual.Benchmarks.Commands;

/// <summary><c>verify</c>: measures a verification against a hand-written loop that reads and hashes the same bytes.</summary>
internal sealed class VerifyCommand : Command
{
    private const int Warmups = 1;

    private readonly Option<int> _rounds = new("--rounds") { Description = "The number of measured rounds.", DefaultValueFactory = _ => 5 };
    private readonly StoreOptions _store = new();

    public VerifyCommand()
        : base("verify", "Compares a verification (of --artifacts, 100,000 by default) with a hand-written loop over the same bytes.")
    {
        Add(_rounds);
        _store.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var folder = _store.Open(parsed);
        var count = _store.Artifacts(parsed, 100_000);
        var path = folder.PathOf($"sizes-{count}.db");
        var store = new SizedStore(path, count, _store.Size(parsed));
        await using var repository = await store.OpenAsync(cancellationToken);
        var pass = new HandWrittenPass(path);
        (string Name, Func<Task> Run)[] runs =
        [
            ("Hand-written loop without SQLite's own checks", () => Task.FromResult(pass.Run(withOwnChecks: false))),
            ("Hand-written loop", () => Task.FromResult(pass.Run(withOwnChecks: true))),
            ("Verification, quick", () => WholeAsync(repository, ContentPart.None, cancellationToken)),
            ("Verification", () => WholeAsync(repository, ContentPart.All, cancellationToken)),
        ];
        var times = runs.Select(_ => new List<double>()).ToList();
        for (var round = -Warmups; round < parsed.GetValue(_rounds); round++)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                Quiet.Settle();
                var began = Stopwatch.GetTimestamp();
                await runs[i].Run();
                if (round >= 0)
                    times[i].Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        }

        var loop = Statistics.Median(times[1]);
        Console.WriteLine("| Of " + count.ToString("N0", CultureInfo.InvariantCulture) + " artifacts | Seconds | To the loop |\n|---|---:|---:|");
        for (var i = 0; i < runs.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {runs[i].Name} | {Statistics.Median(times[i]):N2} | {Statistics.Median(times[i]) / loop:N2} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB."));
        var stages = new StageTimes();
        await repository.VerifyAsync(null, stages, cancellationToken);
        Console.WriteLine(string.Join(", ", stages.End().Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Seconds:N1} s"))));
        return 0;
    }

    private static async Task WholeAsync(IKnowledgeRepository repository, ContentPart contents, CancellationToken cancellationToken)
    {
        var summary = await repository.VerifyAsync(new VerifyOptions { Contents = contents }, null, cancellationToken);
        if (!summary.IsWhole)
            throw new InvalidOperationException($"The store is damaged, so the time says nothing: {summary.Findings[0]}");
    }
}
