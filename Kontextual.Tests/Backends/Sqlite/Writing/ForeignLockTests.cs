using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>Another program that holds SQLite's own lock, as a person with a SQL tool may.</summary>
public sealed class ForeignLockTests
{
    private TempFolder folder = null!;
    private IKnowledgeRepository repository = null!;
    private RawStore foreign = null!;

    [SetUp]
    public async Task OpenAndLock()
    {
        folder = new TempFolder();
        repository = await KnowledgeStore.OpenAsync(
            options => options.UseSqlite(folder.File("store.db"), sqlite => sqlite.BusyWait = TimeSpan.FromSeconds(1)));
        foreign = new RawStore(folder.File("store.db"));
        foreign.Execute("BEGIN IMMEDIATE");
    }

    [TearDown]
    public async Task Close()
    {
        foreign.Dispose();
        await repository.DisposeAsync();
        folder.Dispose();
    }

    [Test, Property("Rule", "P2"), Property("Rule", "T3")]
    public async Task A_write_ends_after_the_busy_wait_and_the_next_works()
    {
        var error = await Should.ThrowAsync<StoreUnavailableException>(CreateAsync("busy").Soon());

        (error.CanRetry, error.OutcomeUnknown).ShouldBe((true, false));
        foreign.Execute("ROLLBACK");
        (await CreateAsync("next").Soon()).FirstSequence.ShouldBe(1);
    }

    [Test, Property("Rule", "P2")]
    public async Task A_write_that_waits_goes_on_when_the_lock_is_free()
    {
        var waiting = CreateAsync("waiting");

        foreign.Execute("COMMIT");

        (await waiting.Soon()).FirstSequence.ShouldBe(1);
    }

    [Test, Property("Rule", "P2"), Property("Rule", "T4")]
    public async Task A_write_that_waits_can_be_cancelled_and_writes_nothing()
    {
        using var cancelling = new CancellationTokenSource();
        var cancelled = CreateAsync("cancelled", cancelling.Token);

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(cancelled.Soon());
        foreign.Execute("ROLLBACK");
        (await CreateAsync("next").Soon()).FirstSequence.ShouldBe(1);
    }

    [Test, Property("Rule", "T2")]
    public async Task Readers_do_not_wait()
    {
        var waiting = CreateAsync("waiting");

        (await repository.Collections.ListAsync(new CollectionQuery()).Soon()).Items.ShouldBeEmpty();

        waiting.IsCompleted.ShouldBeFalse();
        foreign.Execute("ROLLBACK");
        await waiting.Soon();
    }

    [Test, Property("Rule", "P2")]
    public async Task More_writes_than_the_queue_holds_all_give_up_after_the_busy_wait()
    {
        var waiting = Enumerable.Range(0, 1_200).Select(i => CreateAsync($"waiting {i}")).ToList();

        foreach (var write in waiting)
            (await Should.ThrowAsync<StoreUnavailableException>(write.Soon())).CanRetry.ShouldBeTrue();

        foreign.Execute("ROLLBACK");
        (await CreateAsync("next").Soon()).FirstSequence.ShouldBe(1);
    }

    [Test, Property("Rule", "P2")]
    public async Task The_store_lock_of_another_process_ends_a_write_as_well()
    {
        foreign.Execute("ROLLBACK");
        using (await StoreLock.AcquireAsync(folder.File("store.db"), TimeSpan.Zero, CancellationToken.None))
        {
            var waiting = Enumerable.Range(0, 1_200).Select(i => CreateAsync($"waiting {i}")).ToList();
            foreach (var write in waiting)
                await Should.ThrowAsync<StoreUnavailableException>(write.Soon());
        }

        (await CreateAsync("next").Soon()).FirstSequence.ShouldBe(1);
    }

    [Test, Property("Rule", "P2"), Property("Rule", "T3")]
    public async Task Closing_under_it_ends_with_the_busy_wait_and_what_was_queued_is_told()
    {
        var waiting = CreateAsync("waiting");

        await repository.DisposeAsync().AsTask().Soon();

        await Should.ThrowAsync<StoreUnavailableException>(waiting.Soon());
    }

    [Test, Property("Rule", "P2")]
    public async Task Closing_waits_for_what_is_queued()
    {
        var waiting = CreateAsync("waiting");
        var closing = repository.DisposeAsync().AsTask();

        foreign.Execute("ROLLBACK");

        await waiting.Soon();
        await closing.Soon();
        await Should.ThrowAsync<ObjectDisposedException>(CreateAsync("too late").Soon());
    }

    private Task<Committed<Collection>> CreateAsync(string name, CancellationToken cancellationToken = default) =>
        repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection(name), token), cancellationToken: cancellationToken);
}
