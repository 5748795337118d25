using System.Data;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Connections;

/// <summary>Two sessions stay open while nobody reads, however the others came back.</summary>
public sealed class SqliteReadersTests
{
    private readonly List<SqliteSession> opened = [];
    private readonly WatchedTime time = new();
    private TestStore store = null!;
    private SqliteReaders readers = null!;

    [SetUp]
    public async Task OpenReaders()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
        opened.Clear();
        readers = new SqliteReaders(Open(), Open, limit: 4, TimeSpan.FromMinutes(1), time);
    }

    [TearDown]
    public async Task CloseReaders()
    {
        await readers.EndAsync().Soon();
        readers.Dispose();
        opened.ShouldAllBe(session => session.Connection.State == ConnectionState.Closed);
        await store.DisposeAsync();
    }

    [Test, Property("Rule", "P5")]
    public async Task Two_that_come_back_at_once_are_both_counted()
    {
        var first = await RentAsync(ReaderKind.Read);
        var second = await RentAsync(ReaderKind.Read);
        var third = await RentAsync(ReaderKind.Read);
        first.Dispose();

        // While the second comes back, the third does.
        time.OnNext = third.Dispose;
        second.Dispose();

        StillOpen.ShouldBe(2);
    }

    [Test, Property("Rule", "P5")]
    public async Task Those_that_come_back_while_a_view_waits_that_cannot_have_their_place_are_counted_too()
    {
        var views = new[] { await RentAsync(ReaderKind.View), await RentAsync(ReaderKind.View), await RentAsync(ReaderKind.View) };
        var waiting = RentAsync(ReaderKind.View);
        var nested = new List<SqliteReaders.Rented>();
        for (int i = 0; i < 5; i++)
            nested.Add(await RentAsync(ReaderKind.Nested));

        nested.ForEach(one => one.Dispose());
        StillOpen.ShouldBe(5);
        waiting.IsCompleted.ShouldBeFalse();
        views[0].Dispose();
        (await waiting).Dispose();
        views[1].Dispose();
        views[2].Dispose();

        StillOpen.ShouldBe(2);
    }

    private int StillOpen => opened.Count(session => session.Connection.State == ConnectionState.Open);

    private Task<SqliteReaders.Rented> RentAsync(ReaderKind kind) => readers.RentAsync(kind, CancellationToken.None).AsTask().Soon();

    private SqliteSession Open()
    {
        var session = SqliteSession.OpenReader(store.Path, new SqliteStoreOptions(), writable: true);
        opened.Add(session);
        return session;
    }

    /// <summary>A clock that does something the next time somebody looks at it.</summary>
    private sealed class WatchedTime : TimeProvider
    {
        public Action? OnNext { get; set; }

        public override long GetTimestamp()
        {
            var now = OnNext;
            OnNext = null;
            now?.Invoke();
            return base.GetTimestamp();
        }
    }
}
