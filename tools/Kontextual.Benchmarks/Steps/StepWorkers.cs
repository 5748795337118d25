using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Steps;

/// <summary>Measures how many steps a second workers finish: 16 workers at the same time, and one at a time, in turns on one store.</summary>
internal sealed class StepWorkers(string path, int rounds)
{
    private const int Workers = 16;
    private const int RunsOfEach = 8;
    private const int StepsOfEach = 4;
    private const int Warmups = 2;
    private static readonly KeptJson Result = KeptJson.Parse("""{"done":true}""");

    private int _runs;

    /// <summary>Measures the steps a second in each round: of one worker at a time, and of all at the same time.</summary>
    /// <exception cref="CheckFailedException">A run or a step is missing or has not succeeded.</exception>
    public async Task<(IReadOnlyList<double> One, IReadOnlyList<double> All)> MeasureAsync()
    {
        await using var repository = await KnowledgeStore.OpenAsync(options => options.UseSqlite(path));
        var (one, all) = (new List<double>(), new List<double>());
        for (var round = 0; round < Warmups + rounds; round++)
        {
            for (var turn = 0; turn < 2; turn++)
            {
                var workers = (round + turn) % 2 == 0 ? 1 : Workers;
                Quiet.Settle();
                var start = Stopwatch.GetTimestamp();
                await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(repository))));
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                _runs += workers * RunsOfEach;
                if (round >= Warmups)
                    (workers == 1 ? one : all).Add(workers * RunsOfEach * StepsOfEach / seconds);
            }

            if (round < Warmups)
                await Quiet.RestAsync();
        }

        await RequireAllAsync(repository);
        return (one, all);
    }

    private static async Task WorkAsync(IKnowledgeRepository repository)
    {
        for (var run = 0; run < RunsOfEach; run++)
        {
            var started = (await repository.StartRunAsync(new RunDraft { Operation = "steps" })).Value;
            var attempt = new RunAttempt(started.Id, 1);
            await repository.BeginRunAsync(attempt);
            for (var i = 0; i < StepsOfEach; i++)
            {
                var step = (await repository.AddStepAsync(attempt, new StepDraft { Name = $"step {i}" })).Value;
                await repository.BeginStepAsync(attempt, step.Id);
                await repository.SucceedStepAsync(attempt, step.Id, Result);
            }

            await repository.SucceedRunAsync(attempt);
        }
    }

    private async Task RequireAllAsync(IKnowledgeRepository repository)
    {
        var (runs, steps) = (0, 0);
        await foreach (var run in repository.Runs.StreamAsync(new RunQuery { Statuses = [RunStatus.Succeeded] }))
        {
            runs++;
            steps += (await repository.Runs.StepsAsync(run.Id)).Count(step => step.Status == StepStatus.Succeeded);
        }

        if (runs != _runs || steps != _runs * StepsOfEach)
            throw new CheckFailedException($"steps-16: the store has {runs} succeeded runs with {steps} succeeded steps, instead of {_runs} and {_runs * StepsOfEach}.");
    }
}
