using Kontextual.Domain;
using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.Writing;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Writing;

/// <summary>A body that has begun is ended, whatever happens.</summary>
public sealed class BodyRunTests
{
    private static readonly WriteSession Session = new(null!, null!);

    [TestCase(true)]
    [TestCase(false)]
    [Property("Rule", "T3"), Property("Rule", "T4")]
    public async Task A_body_whose_limit_cannot_be_measured_is_ended(bool onPool)
    {
        var body = new Body(TimeSpan.FromDays(60));
        var run = new BodyRun<int>(body, CancellationToken.None);

        var ended = onPool ? run.OnPoolAsync(Session) : OnThisThread(run);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(ended.Soon());
        body.Steps.ShouldBe(["begin", "end"]);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_body_within_its_limit_takes_every_step_once()
    {
        var body = new Body(TimeSpan.FromDays(1));

        (await new BodyRun<int>(body, CancellationToken.None).OnPoolAsync(Session).Soon()).ShouldBe(7);

        body.Steps.ShouldBe(["begin", "work", "check", "end"]);
    }

    private static Task<int> OnThisThread(BodyRun<int> run)
    {
        run.OnThisThread(Session, _ => { }, out var ended).ShouldBeTrue();
        return ended;
    }

    private sealed class Body(TimeSpan limit) : ITransactionBody<int>
    {
        public List<string> Steps { get; } = [];

        public TransactionId Id => default;

        public TimeLimit Limit => new(limit, TimeProvider.System);

        public Task BeginAsync(WriteSession session, CancellationToken cancellationToken) => Note("begin");

        public async Task<int> WorkAsync(CancellationToken ending)
        {
            await Note("work");
            return 7;
        }

        public void RequireWhole() => Note("check");

        public Task EndAsync() => Note("end");

        private Task Note(string step)
        {
            Steps.Add(step);
            return Task.CompletedTask;
        }
    }
}
