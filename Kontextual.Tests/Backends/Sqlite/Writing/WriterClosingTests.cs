using System.Diagnostics.CodeAnalysis;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Writing;
using Kontextual.Persistence.Backends.Writing;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>A writer that cannot close its connection says so, and everything else is closed all the same.</summary>
public sealed class WriterClosingTests
{
    private TestStore store = null!;

    [SuppressMessage("Structure", "NUnit1032:An IDisposable field should be Disposed in a TearDown method", Justification = "Each test closes it, most by the writer.")]
    private SqliteWritingConnection connection = null!;

    private int othersClosed;

    [SetUp]
    public async Task OpenWriter()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
        var options = new SqliteStoreOptions();
        connection = new SqliteWritingConnection(
            store.Path, options, SqliteSession.OpenWriter(store.Path, options), new StoreWatch(store.Path, options.Look), new StoreLog(null));
        othersClosed = 0;
    }

    [TearDown]
    public async Task RemoveStore() => await store.DisposeAsync();

    [Test, Property("Rule", "D6"), Property("Rule", "P2")]
    public async Task The_caller_gets_the_failure_and_the_other_connections_are_closed_once()
    {
        var failing = new Failing(connection) { AtClose = new InvalidOperationException("on purpose") };
        var writer = NewRoom(failing);

        writer.Complete();
        var closing = writer.CloseAsync(() => othersClosed++);

        (await Should.ThrowAsync<InvalidOperationException>(closing.Soon())).Message.ShouldBe("on purpose");
        othersClosed.ShouldBe(1);
        connection.Dispose();
        await ShouldHaveLeftTheLockAsync();
    }

    [Test, Property("Rule", "D6"), Property("Rule", "P2")]
    public async Task A_failure_of_SQLite_is_translated()
    {
        var failing = new Failing(connection) { AtClose = new SqliteException("disk I/O error", 10) };
        var writer = NewRoom(failing);

        writer.Complete();

        var error = await Should.ThrowAsync<Domain.StoreUnavailableException>(writer.CloseAsync(() => { }).Soon());
        error.InnerException.ShouldBeSameAs(failing.AtClose);
        connection.Dispose();
    }

    [Test, Property("Rule", "D6"), Property("Rule", "P2")]
    public async Task Another_connection_that_cannot_be_closed_does_not_keep_the_writers_open()
    {
        var writer = NewRoom(connection);

        writer.Complete();
        var closing = writer.CloseAsync(() => throw new InvalidOperationException("on purpose"));

        (await Should.ThrowAsync<InvalidOperationException>(closing.Soon())).Message.ShouldBe("on purpose");
        File.Exists(store.Path + "-wal").ShouldBeFalse();
        await ShouldHaveLeftTheLockAsync();
    }

    [Test, Property("Rule", "D6"), Property("Rule", "P2")]
    public async Task After_a_failure_of_the_thread_the_others_are_closed_although_the_connection_cannot_be()
    {
        var failing = new Failing(connection) { AtDispose = new InvalidOperationException("on purpose"), AtMaintain = new InvalidOperationException("first") };
        var writer = NewRoom(failing);
        await writer.WriteAsync(new SessionBody<int>(default, (_, _) => Task.FromResult(1)), CancellationToken.None).Soon();

        writer.Complete();
        var closing = writer.CloseAsync(() => othersClosed++);

        (await Should.ThrowAsync<InvalidOperationException>(closing.Soon())).Message.ShouldBe("on purpose");
        othersClosed.ShouldBe(1);
        connection.Dispose();
        await ShouldHaveLeftTheLockAsync();
    }

    [Test, Property("Rule", "D6"), Property("Rule", "T4")]
    public async Task Closing_that_begins_after_a_commit_does_not_wait_for_the_code_of_its_caller()
    {
        WritingRoom writer = null!;
        using var release = new ManualResetEventSlim();
        var body = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

        // At this point the commit is done, and its caller has no result yet.
        writer = NewRoom(connection, committed: () => writer.Complete());
        var blocked = writer.WriteAsync(new SessionBody<int>(default, (_, _) => body.Task), CancellationToken.None)
            .ContinueWith(_ => release.Wait(Patience.Limit), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        body.SetResult(1);
        await writer.CloseAsync(() => othersClosed++).Soon();

        othersClosed.ShouldBe(1);
        release.Set();
        (await blocked.Soon()).ShouldBeTrue();
        await ShouldHaveLeftTheLockAsync();
    }

    private async Task ShouldHaveLeftTheLockAsync() =>
        (await StoreLock.AcquireAsync(store.Path, TimeSpan.FromSeconds(30), CancellationToken.None).Soon()).Dispose();

    private static WritingRoom NewRoom(IWritingConnection connection, Action? committed = null) =>
        new(connection, TimeSpan.FromSeconds(30), new TimeLimit(TimeSpan.Zero, TimeProvider.System), committed ?? (() => { }));

    /// <summary>A connection whose last calls fail.</summary>
    private sealed class Failing(IWritingConnection inner) : IWritingConnection
    {
        public Exception? AtClose { get; init; }

        public Exception? AtDispose { get; init; }

        public Exception? AtMaintain { get; init; }

        public string Location => inner.Location;

        public WriteSession Session => inner.Session;

        public ITransactionControl Transactions => inner.Transactions;

        public ITurnLock Lock => inner.Lock;

        public IStoreCheck Check => inner.Check;

        public IWriterErrors Errors => inner.Errors;

        public ILoneWriting LoneWriting => inner.LoneWriting;

        public ILoneReading LoneReading => inner.LoneReading;

        public bool NeedsMaintenance => AtMaintain is not null || inner.NeedsMaintenance;

        public void Maintain()
        {
            if (AtMaintain is { } error)
                throw error;
            inner.Maintain();
        }

        public void Close(bool isHeld, Action others)
        {
            others();
            if (AtClose is { } error)
                throw error;
        }

        public void Dispose()
        {
            if (AtDispose is { } error)
                throw error;
        }
    }
}
