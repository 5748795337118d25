using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace Kontextual.Tests.Runs;

/// <summary>Heartbeats while work runs, by a clock that the test moves.</summary>
public sealed class HeartbeatSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly RunDraft Draft = new() { Operation = "long", IdempotencyKey = "1" };

    private FakeTimeProvider clock = null!;

    [SetUp]
    public void MakeClock() => clock = new FakeTimeProvider();

    [Test, Property("Rule", "O1")]
    public async Task A_heartbeat_is_sent_in_each_interval_and_makes_no_record()
    {
        var run = await Repository.RunAsync(Draft, async session =>
        {
            var before = await Repository.Changes.HeadAsync();
            for (var beat = 1; beat <= 3; beat++)
            {
                Time.Advance(TimeSpan.FromSeconds(10));
                var expected = Time.GetUtcNow();
                await UntilAsync(async () =>
                {
                    clock.Advance(TimeSpan.FromSeconds(10));
                    return (await Repository.Runs.GetAsync(session.Run.Id)).HeartbeatAt >= UtcTime.Truncate(expected);
                });
            }

            (await Repository.Changes.HeadAsync()).ShouldBe(before);
        }, new() { TimeProvider = clock });

        run.Version.ShouldBe(3);
    }

    [Test, Property("Rule", "O7")]
    public async Task A_heartbeat_that_finds_the_run_taken_over_cancels_the_work()
    {
        var error = await Should.ThrowAsync<RunAttemptEndedException>(() => Repository.RunAsync(
            Draft,
            async session =>
            {
                Time.Advance(TimeSpan.FromHours(1));
                await Repository.TakeOverRunAsync(session.Run.Id, TimeSpan.FromMinutes(1), Expected.Any);
                await UntilAsync(() =>
                {
                    clock.Advance(TimeSpan.FromSeconds(10));
                    return Task.FromResult(session.CancellationToken.IsCancellationRequested);
                });
                session.CancellationToken.ThrowIfCancellationRequested();
            },
            new() { TimeProvider = clock }));

        error.CurrentAttempt.ShouldBe(2);
        (await Repository.Runs.FindByKeyAsync("long", "1"))!.Status.ShouldBe(RunStatus.Running);
    }

    // Yields until a condition holds that another task brings about.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (; !await condition().Soon(); await Task.Yield())
            continue;
    }
}
