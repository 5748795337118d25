using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>Of many that move the same run one wins each move.</summary>
public sealed class RunRaceSpecs(Backend backend) : RunStoreSpecs(backend)
{
    private const int Movers = 16;

    [Test, Property("Rule", "O1"), Property("Rule", "T4")]
    public async Task Of_16_that_move_a_run_one_wins_each_move_and_the_records_tell_one_story()
    {
        for (var round = 0; round < 5; round++)
        {
            var run = await StartAsync();
            var moves = new Func<IRunWriter, Task>[]
            {
                r => r.BeginAsync(new(run.Id, 1)), r => r.SuspendAsync(new(run.Id, 1)), r => r.ContinueAsync(new(run.Id, 1)),
                r => r.FailAsync(new(run.Id, 1)), r => r.ResumeAsync(run.Id, Expected.Exactly(5)),
                r => r.TakeOverAsync(run.Id, TimeSpan.Zero, Expected.Exactly(6)), r => r.SucceedAsync(new(run.Id, 3)),
            };

            foreach (var move in moves)
                (await Task.WhenAll(Enumerable.Range(0, Movers).Select(_ => Task.Run(() => WonAsync(move)))).Soon()).Sum().ShouldBe(1);

            var history = (await Repository.Changes.HistoryAsync(EntityKind.Run, run.Id)).Items;
            history.Select(record => record.EntityVersion).ShouldBe(Enumerable.Range(1, 8));
            history.Select(record => RunDescription.Instance.FromState(record.State!).Status).ShouldBe(
            [
                RunStatus.Pending, RunStatus.Running, RunStatus.Suspended, RunStatus.Running, RunStatus.Failed, RunStatus.Running, RunStatus.Running,
                RunStatus.Succeeded,
            ]);
            (await Repository.Runs.ManifestsAsync(run.Id)).Select(manifest => manifest.Outcome)
                .ShouldBe([AttemptOutcome.Failed, AttemptOutcome.Abandoned, AttemptOutcome.Succeeded]);
        }
    }

    private async Task<int> WonAsync(Func<IRunWriter, Task> move)
    {
        try
        {
            await Repository.WriteAsync((t, _) => move(t.Runs));
            return 1;
        }
        catch (KnowledgeException e) when (e is InvalidTransitionException or RunAttemptEndedException or VersionConflictException)
        {
            return 0;
        }
    }
}
