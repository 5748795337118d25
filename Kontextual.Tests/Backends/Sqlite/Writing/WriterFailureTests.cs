using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Backends.Sqlite.Writing;
using Kontextual.Persistence.Backends.Writing;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>What ends writing for good, and what does not.</summary>
public sealed class WriterFailureTests
{
    private TestStore store = null!;

    [SetUp]
    public async Task OpenStore() => store = await TestStore.OpenAsync(Backend.Sqlite);

    [TearDown]
    public async Task CloseStore() => await store.DisposeAsync();

    [Test, Property("Rule", "T3")]
    public async Task An_error_of_another_database_in_a_body_is_the_bodys_own()
    {
        var error = new SqliteException("of another database", 26);

        (await Should.ThrowAsync<SqliteException>(store.Repository.WriteAsync<int>((_, _) => throw error))).ShouldBeSameAs(error);

        await CreateAsync("next");
    }

    [Test, Property("Rule", "T3")]
    public async Task So_is_a_damaged_store_that_a_body_reads_from()
    {
        var error = new StoreCorruptException("another store", "it is damaged", new SqliteException("damaged", 11));

        (await Should.ThrowAsync<StoreCorruptException>(store.Repository.WriteAsync<int>((_, _) => throw error))).ShouldBeSameAs(error);

        await CreateAsync("next");
    }

    [Test, Property("Rule", "T4"), Property("Rule", "P1")]
    public async Task Damage_ends_writing_whatever_the_body_makes_of_the_error()
    {
        var note = await FillAsync();
        await store.CloseAsync();
        DamageTable("revisions");
        await store.ReopenAsync();

        await Should.ThrowAsync<TimeoutException>(store.Repository.WriteAsync<int>(async (t, token) =>
        {
            var damage = await Should.ThrowAsync<StoreCorruptException>(t.Artifacts.HistoryAsync(note.Id, cancellationToken: token));
            throw new TimeoutException("something else", damage);
        }));

        var refused = await Should.ThrowAsync<StoreUnavailableException>(CreateAsync("next"));
        refused.CanRetry.ShouldBeFalse();
        refused.InnerException.ShouldBeOfType<StoreCorruptException>();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_writer_that_fails_unexpectedly_leaves_nobody_waiting_and_the_store_to_others()
    {
        await store.CloseAsync();
        var options = new SqliteStoreOptions();
        var session = SqliteSession.OpenWriter(store.Path, options);
        var connection = new SqliteWritingConnection(store.Path, options, session, new StoreWatch(store.Path, options.Look), new StoreLog(null));
        var writer = new WritingRoom(
            connection, options.BusyWait, new TimeLimit(options.SharedCommitWindow, TimeProvider.System), () => throw new InvalidOperationException("on purpose"));
        await writer.WriteAsync(Gives(1), CancellationToken.None).Soon();

        var refused = await Should.ThrowAsync<StoreUnavailableException>(writer.WriteAsync(Gives(2), CancellationToken.None).Soon());

        refused.CanRetry.ShouldBeFalse();
        refused.InnerException!.Message.ShouldBe("on purpose");
        (await StoreLock.AcquireAsync(store.Path, TimeSpan.FromSeconds(30), CancellationToken.None).Soon()).Dispose();
        writer.Complete();
        await writer.CloseAsync(() => { }).Soon();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_slow_mate_that_is_given_up_does_not_harm_those_that_were_done_before_it()
    {
        await store.CloseAsync();
        var elapsed = new FakeTimeProvider();
        await using var repository = await store.OpenAnotherAsync(options =>
        {
            options.WriteTimeLimit = TimeSpan.FromMilliseconds(300);
            options.Elapsed = elapsed;
            options.UseSqlite(store.Path, sqlite => sqlite.SharedCommitWindow = TimeSpan.FromSeconds(1));
        });
        using var end = new ManualResetEventSlim();
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var first = await HeldWrite.StartAsync(repository);
        var before = repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection("before"), token));
        var blocking = repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("blocking"), token);
            blocked.SetResult();
            end.Wait(CancellationToken.None);
            return 0;
        });
        var after = repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection("after"), token));

        await first.AbortAsync();
        await blocked.Task.Soon();
        elapsed.Advance(TimeSpan.FromMilliseconds(300));

        (await before.Soon()).FirstSequence.ShouldBe(1);
        await Should.ThrowAsync<WriteTimeoutException>(blocking.Soon());
        (await after.Soon()).FirstSequence.ShouldBe(2);
        end.Set();
        (await repository.Collections.ListAsync(new CollectionQuery())).Items.Select(c => c.Name).ShouldBe(["after", "before"]);
    }

    private static SessionBody<int> Gives(int result) => new(NewId(), (_, _) => Task.FromResult(result));

    private static TransactionId NewId() => new(new UuidV7Source(TimeProvider.System).NewId());

    private async Task<Artifact> FillAsync()
    {
        var notes = (await CreateAsync("notes")).Value;
        return (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "note"))).Value;
    }

    private Task<Committed<Collection>> CreateAsync(string name) =>
        store.Repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection(name), token)).Soon();

    // The store is closed, so nothing but the test has its file open.
    private void DamageTable(string table)
    {
        long page;
        using (var raw = new RawStore(store.Path))
            page = long.Parse(raw.Scalar($"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"), System.Globalization.CultureInfo.InvariantCulture);
        using var file = new FileStream(store.Path, FileMode.Open, FileAccess.Write);
        file.Position = (page - 1) * StoreFormat.PageSize;
        file.Write(new byte[StoreFormat.PageSize]);
    }
}
