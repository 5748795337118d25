using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Changes;

/// <summary>Following the records as they come.</summary>
public sealed class ChangeFollowSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C3")]
    public async Task Follow_gives_what_is_there_and_then_what_comes()
    {
        await NewCollectionAsync("a");
        await NewCollectionAsync("b");
        await using var follower = new Follower(Repository, ChangePosition.Start);

        (await follower.NextAsync(2)).Select(record => record.Sequence).ShouldBe([1, 2]);
        await NewCollectionAsync("c");
        (await follower.NextAsync()).ShouldBe(await Repository.Changes.FindAsync(3));
        await NewCollectionAsync("d");
        await NewCollectionAsync("e");
        (await follower.NextAsync(2)).Select(record => record.Sequence).ShouldBe([4, 5]);
    }

    [Test, Property("Rule", "C3")]
    public async Task Follow_from_a_position_gives_only_what_came_after()
    {
        await NewCollectionAsync("a");
        await using var follower = new Follower(Repository, await Repository.Changes.HeadAsync());
        var next = follower.NextAsync();
        next.IsCompleted.ShouldBeFalse();

        var created = await NewCollectionAsync("b");

        (await next).EntityId.ShouldBe((EntityId)created.Id);
    }

    [Test, Property("Rule", "C3"), Property("Rule", "T2")]
    public async Task Follow_never_gives_what_was_not_committed()
    {
        await using var follower = new Follower(Repository, ChangePosition.Start);
        await using var held = await HeldWrite.StartAsync(
            Repository, (t, token) => t.Collections.CreateAsync(Draft.Collection("ghost"), token));
        await held.AbortAsync();

        var real = await NewCollectionAsync("real");

        (await follower.NextAsync()).EntityId.ShouldBe((EntityId)real.Id);
    }

    [Test, Property("Rule", "C3")]
    public async Task Several_followers_each_see_all_records_of_many_writers_in_order()
    {
        await using var one = new Follower(Repository, ChangePosition.Start);
        await using var two = new Follower(Repository, ChangePosition.Start);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
                await NewCollectionAsync($"{writer}-{i}");
        }))).Soon();

        var expected = await StoreDump.ChangesAsync(Repository.Changes);
        expected.Count.ShouldBe(80);
        (await one.NextAsync(80)).ShouldBe(expected);
        (await two.NextAsync(80)).ShouldBe(expected);
    }

    [Test, Property("Rule", "C3")]
    public async Task A_lost_position_is_told_at_the_first_record()
    {
        await NewCollectionAsync("a");
        var lost = new ChangePosition(1, ChainHash.Parse(new string('b', 64)));

        await using var following = Repository.Changes.FollowAsync(lost).GetAsyncEnumerator();

        (await Should.ThrowAsync<PositionLostException>(async () => await following.MoveNextAsync().AsTask().Soon())).Position.ShouldBe(lost);
    }

    [Test, Property("Rule", "C3")]
    public async Task Cancelling_ends_the_wait()
    {
        using var cancel = new CancellationTokenSource();
        await using var following = Repository.Changes.FollowAsync(ChangePosition.Start, cancel.Token).GetAsyncEnumerator();
        var next = following.MoveNextAsync().AsTask();
        next.IsCompleted.ShouldBeFalse();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(next.Soon());
    }

    [Test, Property("Rule", "C3")]
    public async Task Disposing_of_the_repository_ends_the_wait()
    {
        await using var following = Repository.Changes.FollowAsync(ChangePosition.Start).GetAsyncEnumerator();
        var next = following.MoveNextAsync().AsTask();
        next.IsCompleted.ShouldBeFalse();

        await Store.CloseAsync().Soon();

        (await EndAsync(next)).ShouldBeOneOf("the end", nameof(ObjectDisposedException));
    }

    private static async Task<string> EndAsync(Task<bool> next)
    {
        try
        {
            return await next.Soon() ? "another record" : "the end";
        }
        catch (ObjectDisposedException)
        {
            return nameof(ObjectDisposedException);
        }
    }
}
