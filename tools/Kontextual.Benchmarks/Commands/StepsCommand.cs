using System.CommandLine;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Steps;

namespace Kontextual.Benchmarks.Commands;

/// <summary><c>steps</c>: measures durable steps against hand-written statements, and 16 workers against one at a time.</summary>
internal sealed class StepsCommand : Command
{
    private readonly Option<int> _rounds = new("--rounds") { Description = "The number of measured rounds.", DefaultValueFactory = _ => 7 };
    private readonly Option<int> _operations = new("--operations")
    {
        Description = "The number of durable steps per round. 0 to measure only the workers.",
        DefaultValueFactory = _ => 200,
    };
    private readonly StoreOptions _store = new();

    public StepsCommand()
        : base("steps", "Measures steps of runs: durable ones against hand-written statements for the same rows, and 16 workers against one at a time.")
    {
        Add(_rounds);
        Add(_operations);
        _store.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (rounds, operations) = (parsed.GetValue(_rounds), parsed.GetValue(_operations));
        using var folder = _store.Open(parsed);
        var filled = await folder.FilledAsync(_store.Artifacts(parsed, 10_000), _store.Size(parsed), _store.Seed(parsed));
        if (operations > 0)
        {
            var (raw, library) = await new DurableSteps(folder, filled, _store.Seed(parsed), rounds, operations).MeasureAsync();
            Console.WriteLine("durable-step: answers and rows are equal.");
            Print("durable-step", "time", [.. raw.Select(seconds => seconds * 1e6)], [.. library.Select(seconds => seconds * 1e6)], "µs, Raw", "µs, Kontextual");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var (one, all) = await new StepWorkers(folder.Copy(filled, "steps-16.db"), rounds).MeasureAsync();
        Print("steps-16", "steps a second", one, all, "one at a time", "16 workers");
        return 0;
    }

    private static void Print(string name, string what, IReadOnlyList<double> unit, IReadOnlyList<double> measured, string unitName, string measuredName)
    {
        var ratio = Spread.Of([.. measured.Zip(unit, (value, one) => value / one)]);
        Console.WriteLine(
            $"{name}, {what}: {Statistics.Median(unit):N0} ({unitName}), {Statistics.Median(measured):N0} ({measuredName}), "
            + $"ratio {ratio.Median:N2} ({ratio.Min:N2} to {ratio.Max:N2})");
    }
}
