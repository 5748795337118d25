using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Contents;
using Kontextual.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace Kontextual.Tests.Repository;

/// <summary>A body over its time limit is rolled back alone.</summary>
/// <remarks>The limit passes when the test lets it pass, and never because a machine is slow.</remarks>
public sealed class TimeLimitSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private FakeTimeProvider elapsed = null!;

    [Test, Property("Rule", "T4"), Property("Rule", "T1")]
    public async Task A_body_that_heeds_its_token_is_rolled_back_with_a_typed_error()
    {
        TransactionId id = default;

        var error = await OverTheLimitAsync(begun => Repository.WriteAsync(async (t, token) =>
        {
            id = t.Id;
            await t.Collections.CreateAsync(Draft.Collection("lost"), token);
            begun.SetResult();
            await Never(token);
        }));

        (error.TransactionId, error.Limit).ShouldBe((id, Limit));
        await NewCollectionAsync("next").Soon();
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task A_body_that_ignores_its_token_is_rolled_back_and_holds_up_nobody()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        IKnowledgeTransaction? late = null;
        try
        {
            await OverTheLimitAsync(begun => Repository.WriteAsync(async (t, token) =>
            {
                late = t;
                await t.Collections.CreateAsync(Draft.Collection("lost"), token);
                begun.SetResult();
                await end.Task;
            }));
            await NewCollectionAsync("next").Soon();
            await Should.ThrowAsync<InvalidOperationException>(() => late!.Collections.CreateAsync(Draft.Collection("too late")));
        }
        finally
        {
            end.SetResult();
        }

        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.Select(collection => collection.Name).ShouldBe(["next"]);
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T1")]
    public async Task A_content_that_hangs_while_it_is_stored_holds_up_nobody()
    {
        var notes = await NewCollectionAsync();
        await using var stream = new GatedStream((1 << 20) + 1);
        await using var content = ContentSource.FromStream(stream);
        await content.PrepareAsync();
        stream.CloseGate();
        try
        {
            var draft = Draft.Note(notes.Id, "hanging") with { Content = content };
            await OverTheLimitAsync(begun => Repository.WriteAsync((t, _) =>
            {
                begun.SetResult();
                return t.Artifacts.CreateAsync(draft, CancellationToken.None);
            }));
            await NewCollectionAsync("next").Soon();
        }
        finally
        {
            stream.OpenGate();
        }
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T3")]
    public async Task A_body_that_blocks_its_thread_is_rolled_back_and_holds_up_nobody()
    {
        using var end = new ManualResetEventSlim();
        try
        {
            var begun = NewSignal();
            var over = Task.Run(() => Repository.WriteAsync((_, _) =>
            {
                begun.SetResult();
                end.Wait(CancellationToken.None);
                return Task.FromResult(true);
            }));
            await PassTheLimitAsync(begun);

            await Should.ThrowAsync<WriteTimeoutException>(over.Soon());
            await NewCollectionAsync("next").Soon();
        }
        finally
        {
            end.Set();
        }
    }

    [Test, Property("Rule", "T4")]
    public async Task A_body_that_catches_everything_and_returns_is_rolled_back_all_the_same()
    {
        await OverTheLimitAsync(begun => Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("lost"), token);
            begun.SetResult();
            await Should.ThrowAsync<OperationCanceledException>(() => Never(token));
        }));
    }

    [Test, Property("Rule", "T4")]
    public async Task The_writes_queued_behind_it_go_on()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var begun = NewSignal();
            var over = WaitInsideAsync(begun, end.Task);
            var behind = Enumerable.Range(0, 4).Select(i => Task.Run(() => NewCollectionAsync($"{i}"))).ToList();
            await PassTheLimitAsync(begun);

            await Should.ThrowAsync<WriteTimeoutException>(over.Soon());
            await Task.WhenAll(behind).Soon();
        }
        finally
        {
            end.SetResult();
        }

        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(4);
    }

    [Test, Property("Rule", "T4")]
    public async Task Waiting_for_the_turn_does_not_count()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var (overBegun, behindBegun) = (NewSignal(), NewSignal());
            var over = WaitInsideAsync(overBegun, end.Task);
            await overBegun.Task.Soon();
            var behind = WaitInsideAsync(behindBegun, end.Task);

            await PassTheLimitAsync(overBegun);
            await Should.ThrowAsync<WriteTimeoutException>(over.Soon());
            await behindBegun.Task.Soon();
            var last = Task.Run(() => NewCollectionAsync());
            elapsed.Advance(Limit - TimeSpan.FromTicks(1));
            behind.IsCompleted.ShouldBeFalse();
            elapsed.Advance(TimeSpan.FromTicks(1));
            await Should.ThrowAsync<WriteTimeoutException>(behind.Soon());
            (await last.Soon()).Version.ShouldBe(1);
        }
        finally
        {
            end.SetResult();
        }
    }

    [TestCase(0)]
    [TestCase(-5)]
    public async Task A_limit_that_is_none_is_refused(int seconds) =>
        await Should.ThrowAsync<ArgumentException>(async () =>
        {
            await using var store = await TestStore.OpenAsync(Backend.InMemory, options => options.WriteTimeLimit = TimeSpan.FromSeconds(seconds));
        });

    protected override void Configure(KnowledgeStoreOptions options)
    {
        options.WriteTimeLimit = Limit;
        options.Elapsed = elapsed = new FakeTimeProvider();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<Committed<bool>> WaitInsideAsync(TaskCompletionSource begun, Task end) => Task.Run(() => Repository.WriteAsync(async (_, _) =>
    {
        begun.SetResult();
        await end;
    }));

    private async Task PassTheLimitAsync(TaskCompletionSource begun)
    {
        await begun.Task.Soon();
        elapsed.Advance(Limit);
    }

    /// <summary>Lets the limit pass as soon as the body says that it has begun, and expects an error that leaves the store as it was.</summary>
    private async Task<WriteTimeoutException> OverTheLimitAsync(Func<TaskCompletionSource, Task> write)
    {
        var begun = NewSignal();
        var failing = FailsWritingNothingAsync<WriteTimeoutException>(() => write(begun));
        await PassTheLimitAsync(begun);
        return await failing;
    }

    private static async Task Never(CancellationToken token)
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await never.Task.WaitAsync(token);
    }
}
