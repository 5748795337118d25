using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>A caller continues on the writer's thread after a commit that it did not share. Whatever its code does there, the store goes on.</summary>
public sealed class CallerThreadTests
{
    private TestStore store = null!;
    private Collection notes = null!;

    [SetUp]
    public async Task OpenStore()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
    }

    [TearDown]
    public async Task RemoveStore() => await store.DisposeAsync();

    [Test, Property("Rule", "T4")]
    public async Task A_caller_that_keeps_the_thread_holds_up_no_other() => await OnWritersThreadAsync(async () =>
    {
        using var release = new ManualResetEventSlim();
        var other = Task.Run(async () =>
        {
            await CreateAsync("another");
            await CreateAsync("and another");
            release.Set();
        });

        release.Wait(Patience.Limit).ShouldBeTrue();
        await other;
        await CreateAsync("the last");
    });

    [Test, Property("Rule", "T4")]
    public async Task A_caller_may_block_the_thread_until_its_next_write_is_committed() => await OnWritersThreadAsync(async () =>
    {
        for (var i = 0; i < 20; i++)
        {
            CreateAsync($"blocking {i}").Wait(Patience.Limit).ShouldBeTrue();
            await CreateAsync($"waiting {i}");
        }
    });

    [Test, Property("Rule", "T4")]
    public async Task A_caller_that_throws_ends_only_its_own_task()
    {
        var error = new InvalidOperationException("on purpose");

        (await Should.ThrowAsync<InvalidOperationException>(OnWritersThreadAsync(() => throw error))).ShouldBeSameAs(error);

        await CreateAsync("next").Soon();
    }

    [Test, Property("Rule", "T4"), Property("Rule", "D6")]
    public async Task A_caller_may_close_the_store_and_block_the_thread_until_it_is_closed()
    {
        await OnWritersThreadAsync(() =>
        {
            store.Repository.DisposeAsync().AsTask().Wait(Patience.Limit).ShouldBeTrue();
            return Task.CompletedTask;
        });

        File.Exists(store.Path + "-wal").ShouldBeFalse();
    }

    [Test, Property("Rule", "T4"), Property("Rule", "D6")]
    public async Task A_caller_may_close_the_store_and_wait_for_it()
    {
        await OnWritersThreadAsync(async () => await store.Repository.DisposeAsync());

        File.Exists(store.Path + "-wal").ShouldBeFalse();
    }

    private static bool IsWritersThread => Thread.CurrentThread.Name == "kontextual writer";

    /// <summary>Runs code as the continuation of a write.</summary>
    private async Task OnWritersThreadAsync(Func<Task> code) => await Task.Run(async () =>
    {
        // If the commit is done before it is awaited, the code continues on its own thread.
        for (var i = 0; !IsWritersThread; i++)
            await CreateAsync($"before {i}");
        await code();
    }).Soon();

    private Task<Committed<Artifact>> CreateAsync(string name) => store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, name));
}
