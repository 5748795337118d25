using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.Sqlite;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Opening;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>Nothing in this process cancels SQLite's locks on a store that is open, or that is being closed.</summary>
[Platform("Linux")]
public sealed class ClosingTests
{
    private TestStore store = null!;

    private static StoreInfo Identity => new() { Id = default, FormatVersion = 1, CreatedAt = default };

    private string RealPath => Persistence.Backends.Sqlite.Files.RealPath.Of(store.Path);

    [SetUp]
    public async Task MakeStore()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
    }

    [TearDown]
    public async Task RemoveStore() => await store.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    [Property("Rule", "P2")]
    public async Task A_store_is_protected_until_its_last_connection_is_closed(bool writes)
    {
        var options = new SqliteStoreOptions();
        var watch = new StoreWatch(RealPath, options.Look);
        var reader = SqliteSession.OpenReader(RealPath, options, writable: true, watch);
        var writer = writes ? SqliteSession.OpenWriter(RealPath, options, watch) : null;
        var entry = new Entry(() => OpenFiles());
        var engine = new SqliteEngine(RealPath, options, Identity, writer, reader, true, watch, entry, new StoreLog(null), TimeProvider.System);
        OpenFiles().ShouldBeGreaterThan(0);

        await engine.DisposeAsync();

        entry.Found.ShouldBe([0]);
    }

    [TestCase(true)]
    [TestCase(false)]
    [Property("Rule", "P2")]
    public async Task A_store_whose_closing_failed_stays_protected_and_the_caller_gets_the_failure(bool writes)
    {
        var failures = 0;
        var options = new SqliteStoreOptions { Look = path => failures-- == 1 ? throw new InvalidOperationException("on purpose") : FileIdentity.Of(path) };
        var watch = new StoreWatch(RealPath, options.Look);
        var reader = SqliteSession.OpenReader(RealPath, options, writable: true, watch);
        var writer = writes ? SqliteSession.OpenWriter(RealPath, options, watch) : null;
        var entry = new Entry(() => OpenFiles());
        var engine = new SqliteEngine(RealPath, options, Identity, writer, reader, true, watch, entry, new StoreLog(null), TimeProvider.System);

        failures = 1;
        (await Should.ThrowAsync<InvalidOperationException>(() => engine.DisposeAsync().AsTask().Soon())).Message.ShouldBe("on purpose");

        entry.Found.ShouldBeEmpty();
        (await Should.ThrowAsync<InvalidOperationException>(() => engine.DisposeAsync().AsTask().Soon())).Message.ShouldBe("on purpose");
    }

    [Test]
    [Property("Rule", "P2")]
    public void A_look_at_what_lies_at_a_path_leaves_the_locks_of_those_who_have_it_open()
    {
        using var other = Plain();
        var before = Locks();
        before.ShouldBeGreaterThan(0);

        StoreFile.RefuseForeign(RealPath, adoptEmpty: false).ShouldBe(StoreFileState.Store);

        Locks().ShouldBe(before);
    }

    [TestCase(true)]
    [TestCase(false)]
    [Property("Rule", "P2")]
    public async Task So_does_opening_and_closing_it(bool readOnly)
    {
        using var other = Plain();
        var before = Locks();

        var opened = await KnowledgeStore.OpenAsync(o =>
        {
            o.UseSqlite(store.Path);
            o.ReadOnly = readOnly;
        });
        if (!readOnly)
            await opened.CreateCollectionAsync(Draft.Collection("notes"));
        Locks().ShouldBeGreaterThanOrEqualTo(before);
        await opened.DisposeAsync();

        Locks().ShouldBe(before);
    }

    [Test]
    [Property("Rule", "P2")]
    public async Task A_migration_by_EF_leaves_no_connection_open_in_a_pool()
    {
        await using var context = new KontextualDbContext(SqliteContextOptions.For($"Data Source={RealPath}"));

        await context.Database.MigrateAsync();

        OpenFiles().ShouldBe(0);
    }

    [TestCase("text")]
    [TestCase("SQLite format 3\0 and then nothing of it")]
    [Property("Rule", "D5")]
    public void The_header_of_a_file_that_is_shorter_than_one_is_empty(string text)
    {
        var path = store.Path + ".short";
        File.WriteAllText(path, text);

        StoreHeader.Read(path).ShouldBeEmpty();
    }

    [Test]
    [Property("Rule", "D5")]
    public void A_header_is_read_as_it_lies_there()
    {
        var read = StoreHeader.Read(RealPath);

        read.ShouldBe(File.ReadAllBytes(RealPath)[..StoreHeader.Size]);
    }

    // The connection of an application that looks into its store by itself, with the lock that a log is kept by.
    private SqliteConnection Plain()
    {
        var connection = new SqliteConnection($"Data Source={RealPath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM stores";
        command.ExecuteScalar().ShouldBe(1L);
        return connection;
    }

    private int OpenFiles() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(file => new FileInfo(file).LinkTarget == RealPath);

    // Of this process on the store's own file; other tests run meanwhile, on files of their own.
    private int Locks()
    {
        var file = $":{FileIdentity.Of(RealPath)!.Value.Inode} ";
        return File.ReadAllLines("/proc/locks").Count(line => line.Contains("POSIX") && line.Contains($" {Environment.ProcessId} ") && line.Contains(file));
    }

    /// <summary>Looks at the moment it is disposed of.</summary>
    private sealed class Entry(Func<int> look) : IDisposable
    {
        public List<int> Found { get; } = [];

        public void Dispose() => Found.Add(look());
    }
}
