using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Contents;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>A body over its time limit is rolled back alone.</summary>
public abstract class TimeLimitSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Test, Property("Rule", "T4"), Property("Rule", "T1")]
    public async Task A_body_that_heeds_its_token_is_rolled_back_with_a_typed_error()
    {
        TransactionId id = default;

        var error = await FailsWritingNothingAsync<WriteTimeoutException>(() => Repository.WriteAsync(async (t, token) =>
        {
            id = t.Id;
            await t.Collections.CreateAsync(Draft.Collection("lost"), token);
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
            await FailsWritingNothingAsync<WriteTimeoutException>(() => Repository.WriteAsync(async (t, token) =>
            {
                late = t;
                await t.Collections.CreateAsync(Draft.Collection("lost"), token);
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
            await FailsWritingNothingAsync<WriteTimeoutException>(
                () => Repository.WriteAsync((t, _) => t.Artifacts.CreateAsync(draft, CancellationToken.None)));
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
            var over = Task.Run(() => Repository.WriteAsync((_, _) =>
            {
                end.Wait(CancellationToken.None);
                return Task.FromResult(true);
            }));

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
        await FailsWritingNothingAsync<WriteTimeoutException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("lost"), token);
            await Should.ThrowAsync<OperationCanceledException>(() => Never(token));
        }));
    }

    [Test, Property("Rule", "T4")]
    public async Task The_writes_queued_behind_it_go_on()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var over = Task.Run(() => Repository.WriteAsync(async (_, _) => await end.Task));
            var behind = Enumerable.Range(0, 4).Select(i => Task.Run(() => NewCollectionAsync($"{i}"))).ToList();

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
            var over = Task.Run(() => Repository.WriteAsync(async (_, _) => await end.Task));
            var behind = Task.Run(() => Repository.WriteAsync(async (_, _) => await end.Task));
            var last = Task.Run(() => NewCollectionAsync());

            await Should.ThrowAsync<WriteTimeoutException>(over.Soon());
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

    protected override void Configure(KnowledgeStoreOptions options) => options.WriteTimeLimit = Limit;

    private static async Task Never(CancellationToken token)
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await never.Task.WaitAsync(token);
    }
}
