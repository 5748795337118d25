using Kontextual.Persistence.Repository;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>A write that shares its commit with no other, whatever waits before and behind it.</summary>
public sealed class LoneWriteSpecs(Backend backend) : EngineSpecs(backend)
{
    [Test, Property("Rule", "T4")]
    public async Task It_begins_after_the_commit_before_it_and_the_next_begins_after_its_own()
    {
        await using var held = await HeldWrite.StartAsync(Repository);

        // Each waits inside for the answer of the one before it, which is only given after that one's commit.
        var lone = Units.Engine.WriteAloneAsync(Units.Body((_, _) => held.Completion.Soon()), CancellationToken.None);
        var next = Repository.WriteAsync(async (t, token) =>
        {
            await lone.Soon();
            return await t.Collections.CreateAsync(Draft.Collection("next"), token);
        });
        await held.CommitAsync();

        await lone.Soon();
        (await next.Soon()).FirstSequence.ShouldBe(1);
    }

    [Test, Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task When_it_fails_nothing_of_it_is_left_and_the_next_write_works()
    {
        var error = await FailsWritingNothingAsync<DivideByZeroException>(() => Units.Engine.WriteAloneAsync(
            Units.Body(async (unit, token) =>
            {
                await new KnowledgeTransaction(unit).Collections.CreateAsync(Draft.Collection("half"), token);
                throw new DivideByZeroException("on purpose");
            }),
            CancellationToken.None));

        error.Message.ShouldBe("on purpose");
        await NewCollectionAsync("next");
    }

    [Test, Property("Rule", "T4")]
    public async Task It_can_be_cancelled_while_it_waits()
    {
        await using var held = await HeldWrite.StartAsync(Repository);
        using var cancelling = new CancellationTokenSource();
        var ran = false;
        var lone = Units.Engine.WriteAloneAsync(
            Units.Body((_, _) =>
            {
                ran = true;
                return Task.CompletedTask;
            }),
            cancelling.Token);

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(lone.Soon());
        await held.CommitAsync();
        await NewCollectionAsync("next");
        ran.ShouldBeFalse();
    }
}
