using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>What is no store of this library gets its own clear error, and is left as it was.</summary>
[TestFixture]
public sealed class StoreRefusalTests
{
    private sealed record Refused(string Name, Func<string, Task> MakeAsync, Type Error, NotAStoreReason? Reason, string Advice)
    {
        /// <summary>False where migrating is what <c>dotnet ef</c> is for.</summary>
        public bool ByEfToo { get; init; } = true;

        /// <summary>The options it takes to be refused; the defaults when null.</summary>
        public Action<SqliteStoreOptions>? Options { get; init; }

        public override string ToString() => Name;
    }

    private static readonly Refused[] All =
    [
        new("a text file", OddFiles.TextAsync, typeof(NotAStoreException), NotAStoreReason.OtherFile, "Name another"),
        new("a file shorter than a header", OddFiles.ShortAsync, typeof(NotAStoreException), NotAStoreReason.OtherFile, "Name another"),
        new("the beginning of a header", OddFiles.ShortHeaderAsync, typeof(NotAStoreException), NotAStoreReason.OtherFile, "Name another"),
        new("a directory", OddFiles.DirectoryAsync, typeof(NotAStoreException), NotAStoreReason.Directory, "Name a file in it"),
        new("an empty file", OddFiles.EmptyAsync, typeof(NotAStoreException), NotAStoreReason.Empty, "AdoptEmptyFile") { ByEfToo = false },
        new("another application's database", OddFiles.OtherApplicationAsync, typeof(NotAStoreException), NotAStoreReason.OtherDatabase, "Name another"),
        new("a database of nobody's", OddFiles.UnmarkedDatabaseAsync, typeof(NotAStoreException), NotAStoreReason.OtherDatabase, "Name another"),
        new("a database of nobody's with a log", OddFiles.UnmarkedWalDatabaseAsync, typeof(NotAStoreException), NotAStoreReason.OtherDatabase, "Name another"),
        new("a store begun by another migrator", OddFiles.HistoryOnlyAsync, typeof(NotAStoreException), NotAStoreReason.HalfMade, "delete it"),
        new("a store begun and not finished", OddFiles.HeaderOnlyAsync, typeof(NotAStoreException), NotAStoreReason.HalfMade, "delete it") { ByEfToo = false },
        new("a newer store", OddFiles.NewerAsync, typeof(SchemaMismatchException), null, "Update the library"),
        new("a store with an unknown migration", OddFiles.UnknownMigrationAsync, typeof(SchemaMismatchException), null, "Update the library"),
        new("a store with an emptied history", OddFiles.EmptiedHistoryAsync, typeof(StoreCorruptException), null, "__EFMigrationsHistory"),
        new("a store with bytes as the id of a migration", OddFiles.HistoryOfAsync("X'4142'"), typeof(StoreCorruptException), null, "MigrationId") { ByEfToo = false },
        new("a store with an id of a migration that is no text", OddFiles.HistoryOfAsync("CAST(X'ff' AS TEXT)"), typeof(StoreCorruptException), null, "MigrationId") { ByEfToo = false },
        new("a store without its history", OddFiles.DroppedHistoryAsync, typeof(StoreCorruptException), null, "restore a backup"),
        new("a store without its mark", OddFiles.UnmarkedStoreAsync, typeof(StoreCorruptException), null, "application_id"),
        new("a store without its mark and its identity", OddFiles.UnmarkedWithoutIdentityAsync, typeof(StoreCorruptException), null, "stores is empty"),
        new("a store without its mark and a table", OddFiles.UnmarkedWithoutItsTableAsync, typeof(StoreCorruptException), null, "stores is missing"),
        new("another application's database by EF", OddFiles.OfAnotherByEfAsync, typeof(NotAStoreException), NotAStoreReason.OtherDatabase, "Name another"),
        new("a store of format 0", OddFiles.OfFormat(0), typeof(SchemaMismatchException), null, "format version 0"),
        new("a store of format -1", OddFiles.OfFormat(-1), typeof(SchemaMismatchException), null, "Restore a backup"),
        new("a store with a folder as its log", OddFiles.WithFolder("-wal"), typeof(StoreUnavailableException), null, "Move it away"),
        new("a store with a folder as its index", OddFiles.WithFolder("-shm"), typeof(StoreUnavailableException), null, "Move it away"),
        new("a store with a folder as its journal", OddFiles.WithFolder("-journal"), typeof(StoreUnavailableException), null, "Move it away"),
        new("links in a circle", OddFiles.CircleAsync, typeof(NotAStoreException), NotAStoreReason.NotAFile, "circle"),
        new("a store that was cut off", OddFiles.CutOffAsync, typeof(StoreCorruptException), null, "malformed") { ByEfToo = false },
        new("nothing, with creating off", OddFiles.NothingAsync, typeof(NotAStoreException), NotAStoreReason.Missing, "CreateIfMissing")
        {
            ByEfToo = false, Options = o => o.CreateIfMissing = false,
        },
    ];

    private static IEnumerable<TestCaseData> Cases(string how) => All
        .Where(r => how != "by dotnet ef" || r.ByEfToo)
        .Select(r => new TestCaseData(r).SetName($"{r.Name} is refused {how} and left as it was"));

    [TestCaseSource(nameof(Cases), new object[] { "for writing" })]
    [Property("Rule", "D5")]
    public async Task Refused_for_writing(object refused) => await ShouldBeRefusedAsync((Refused)refused, withLocks: false, OpenAsync);

    [TestCaseSource(nameof(Cases), new object[] { "for reading" })]
    [Property("Rule", "D5")]
    public async Task Refused_for_reading(object refused) =>
        await ShouldBeRefusedAsync((Refused)refused, withLocks: true, (r, path) => OpenAsync(r, path, readOnly: true));

    [TestCaseSource(nameof(Cases), new object[] { "by dotnet ef" })]
    [Property("Rule", "D5")]
    public async Task Refused_by_ef(object refused) => await ShouldBeRefusedAsync((Refused)refused, withLocks: false, (_, path) => MigrateByEfAsync(path));

    [Test]
    [Property("Rule", "D5")]
    public async Task Every_one_of_them_says_something_else()
    {
        using var folder = new TempFolder();
        var path = folder.File("s.db");
        var messages = new List<string>();
        foreach (var refused in All.DistinctBy(r => (r.Error, r.Reason, r.Reason is null ? r.Name : null)))
        {
            await refused.MakeAsync(path);
            var error = await Should.ThrowAsync<KnowledgeException>(() => OpenAsync(refused, path));
            messages.Add(error.Message);
            foreach (var entry in Directory.EnumerateFileSystemEntries(folder.Path).ToList())
                (Directory.Exists(entry) && new FileInfo(entry).LinkTarget is null ? (Action<string>)Directory.Delete : File.Delete)(entry);
        }

        messages.Count.ShouldBe(22);
        messages.ShouldBeUnique();
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task A_newer_store_tells_its_version_and_ours()
    {
        using var folder = new TempFolder();
        await OddFiles.NewerAsync(folder.File("s.db"));

        var error = await Should.ThrowAsync<SchemaMismatchException>(() => KnowledgeStore.OpenAsync(o => o.UseSqlite(folder.File("s.db"))));

        error.FoundVersion.ShouldBe(99);
        error.SupportedVersion.ShouldBe(1);
    }

    [TestCase("DELETE FROM stores")]
    [TestCase("INSERT INTO stores (id, format_version, created_at) SELECT '01900000-0000-7000-8000-000000000000', format_version, created_at FROM stores")]
    [Property("Rule", "D5")]
    public async Task A_store_without_one_identity_is_damaged(string damage)
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
        using (var raw = new RawStore(store.Path))
            raw.Execute(damage).ShouldBe(1);

        (await Should.ThrowAsync<StoreCorruptException>(store.ReopenAsync)).Message.ShouldContain("stores");
    }

    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "D5")]
    public async Task No_store_is_made_beside_the_log_of_another(bool byEf)
    {
        using var folder = new TempFolder();
        var path = folder.File("s.db");
        await OddFiles.LogAloneAsync(path);
        var before = FolderState.Of(folder.Path);

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => byEf ? MigrateByEfAsync(path) : KnowledgeStore.OpenAsync(o => o.UseSqlite(path)));

        error.Message.ShouldContain(path + "-wal");
        FolderState.Of(folder.Path, withLocks: false).ShouldBe(before);
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task A_folder_that_is_not_there_is_not_made()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "no such folder", "s.db");

        var error = await Should.ThrowAsync<NotAStoreException>(() => KnowledgeStore.OpenAsync(o => o.UseSqlite(path)));

        error.Reason.ShouldBe(NotAStoreReason.Missing);
        error.Message.ShouldContain("Make the folder first");
        FolderState.NamesIn(folder.Path).ShouldBeEmpty();
    }

    private static async Task MigrateByEfAsync(string path)
    {
        await using var context = new KontextualDbContext(SqliteContextOptions.For($"Data Source={path};Pooling=False"));
        await context.Database.MigrateAsync();
    }

    private static async Task OpenAsync(Refused refused, string path) => await OpenAsync(refused, path, readOnly: false);

    private static async Task OpenAsync(Refused refused, string path, bool readOnly)
    {
        await using var store = await KnowledgeStore.OpenAsync(o =>
        {
            o.UseSqlite(path, refused.Options);
            o.ReadOnly = readOnly;
        });
    }

    private static async Task ShouldBeRefusedAsync(Refused refused, bool withLocks, Func<Refused, string, Task> openAsync)
    {
        using var folder = new TempFolder();
        var path = folder.File("s.db");
        await refused.MakeAsync(path);
        var before = FolderState.Of(folder.Path, withLocks);

        var error = await Should.ThrowAsync<KnowledgeException>(() => openAsync(refused, path));

        error.ShouldBeOfType(refused.Error);
        if (refused.Reason is { } reason)
        {
            var not = (NotAStoreException)error;
            not.Reason.ShouldBe(reason);
            not.Location.ShouldBe(path);
        }

        error.Message.ShouldContain(path);
        error.Message.ShouldContain(refused.Advice);
        FolderState.Of(folder.Path, withLocks).ShouldBe(before);
    }
}
