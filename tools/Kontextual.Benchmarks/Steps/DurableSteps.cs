using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Steps;

/// <summary>
/// Measures a step that begins and succeeds with a result, in two durable commits: by the library and by hand-written statements, in turns, on
/// copies of one store. Afterwards, the rows of both stores are compared.
/// </summary>
internal sealed class DurableSteps(StoreFolder folder, string filled, int seed, int rounds, int operations)
{
    private const int Warmups = 3;
    private const int ResultBytes = 1_024;
    private const int StepsInOneTransaction = 500;
    private const string Envelope = """{"text":""}""";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly KeptJson _result = KeptJson.Parse(Envelope.Insert(Envelope.Length - 2, new string('x', ResultBytes - Envelope.Length)));

    /// <summary>Measures the mean time of a step in each round, in seconds: by hand-written statements, and by the library.</summary>
    /// <exception cref="CheckFailedException">The answers or the rows differ.</exception>
    public async Task<(IReadOnlyList<double> Raw, IReadOnlyList<double> Library)> MeasureAsync()
    {
        var prepared = folder.Copy(filled, "steps-prepared.db");
        var (attempt, steps) = await PrepareAsync(prepared);
        var (rawPath, libraryPath) = (folder.Copy(prepared, "steps-raw.db"), folder.Copy(prepared, "steps-library.db"));
        var times = await MeasureAsync(rawPath, libraryPath, attempt, steps);
        RowComparison.RequireEqual(rawPath, libraryPath, "durable-step");
        return times;
    }

    private async Task<(IReadOnlyList<double> Raw, IReadOnlyList<double> Library)> MeasureAsync(
        string rawPath, string libraryPath, RunAttempt attempt, List<StepId> steps)
    {
        var (rawSources, librarySources) = (Sources.Seeded(seed, Start), Sources.Seeded(seed, Start));
        using var raw = RawSteps.Open(rawPath, rawSources);
        await using var library = await OpenAsync(libraryPath, librarySources);

        // Opening may use ids. The rows that are written afterwards must be equal.
        librarySources.Restart();
        var (rawTimes, libraryTimes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Warmups + rounds; round++)
        {
            var some = steps.GetRange(round * operations, operations);
            var rawTurn = () => RunAsync(some, rawSources, id => new((raw.Begin(attempt, id), raw.Succeed(attempt, id, _result))));
            var libraryTurn = () => RunAsync(some, librarySources, async id =>
                ((await library.BeginStepAsync(attempt, id)).Value, (await library.SucceedStepAsync(attempt, id, _result)).Value));
            var first = await (round % 2 == 0 ? rawTurn : libraryTurn)();
            var second = await (round % 2 == 0 ? libraryTurn : rawTurn)();
            if (first.Answers != second.Answers)
                throw new CheckFailedException($"durable-step: the answers differ in round {round + 1}.");
            if (round < Warmups)
            {
                await Quiet.RestAsync();
                continue;
            }

            rawTimes.Add(round % 2 == 0 ? first.Seconds : second.Seconds);
            libraryTimes.Add(round % 2 == 0 ? second.Seconds : first.Seconds);
        }

        return (rawTimes, libraryTimes);
    }

    private static async Task<(double Seconds, string Answers)> RunAsync(
        List<StepId> steps, Sources sources, Func<StepId, ValueTask<(WorkflowStep Begun, WorkflowStep Done)>> run)
    {
        var digest = new AnswerDigest();
        var answers = new List<(WorkflowStep Begun, WorkflowStep Done)>(steps.Count);
        Quiet.Settle();
        long elapsed = 0;
        foreach (var step in steps)
        {
            sources.Step();
            var start = Stopwatch.GetTimestamp();
            answers.Add(await run(step));
            elapsed += Stopwatch.GetTimestamp() - start;
        }

        foreach (var (begun, done) in answers)
        {
            digest.Add(StepDescription.Instance.StateOf(begun));
            digest.Add(StepDescription.Instance.StateOf(done));
        }

        return ((double)elapsed / Stopwatch.Frequency / steps.Count, digest.ToString());
    }

    // With other ids than the measured writes.
    private async Task<(RunAttempt Attempt, List<StepId> Steps)> PrepareAsync(string path)
    {
        var sources = Sources.Seeded(seed + 1, Start.AddDays(-1));
        await using var library = await OpenAsync(path, sources);
        var run = (await library.StartRunAsync(new RunDraft { Operation = "steps" })).Value;
        var attempt = new RunAttempt(run.Id, 1);
        await library.BeginRunAsync(attempt);
        var steps = new List<StepId>();
        while (steps.Count < (Warmups + rounds) * operations)
        {
            await library.WriteAsync(async (t, token) =>
            {
                for (var i = 0; i < StepsInOneTransaction; i++)
                    steps.Add((await t.Runs.AddStepAsync(attempt, new StepDraft { Name = $"step {steps.Count + 1}" }, token)).Id);
                return true;
            });
        }

        return (attempt, steps);
    }

    private static Task<IKnowledgeRepository> OpenAsync(string path, Sources sources) => KnowledgeStore.OpenAsync(options =>
    {
        options.UseSqlite(path);
        options.TimeProvider = sources.Time;
        options.Ids = sources.Ids;
        options.Salts = sources.Salts;
    });
}
