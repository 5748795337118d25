using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Backends.Sqlite;

internal sealed class SqliteTestBackend : Backend
{
    // Made once by the product, and then copied: making a store costs more than most tests. How one is made is tested in Store/.
    private static readonly Lazy<Task<byte[]>> NewStore = new(MakeAsync);

    public override string Name => "Sqlite";

    public override string PathIn(TempFolder folder) => folder.File("store.db");

    public override async Task PrepareAsync(TempFolder folder, IIdSource ids)
    {
        await File.WriteAllBytesAsync(PathIn(folder), await NewStore.Value);

        // The store's own id, so that the ids after it are the same as on a backend that makes its store anew.
        ids.NewId();
    }

    public override void Choose(KnowledgeStoreOptions options, TempFolder folder) => options.UseSqlite(PathIn(folder));

    // As a tool does that knows neither the library nor its foreign keys and checks.
    internal override async Task DamageAsync(TestStore store, IStoreEngine engine, Action<KontextualDbContext> damage)
    {
        await using var connection = new SqliteConnection($"Data Source={store.Path};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        SqliteSession.Scalar(connection, "PRAGMA ignore_check_constraints = 1");
        await using var db = new KontextualDbContext(SqliteContextOptions.For(connection));
        damage(db);
        (await db.SaveChangesAsync()).ShouldBeGreaterThan(0);
    }

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TempFolder();
        string path = folder.File("new.db");
        var made = await KnowledgeStore.OpenAsync(options =>
        {
            options.TimeProvider = new ManualTime();
            options.UseSqlite(path);
        });
        await made.DisposeAsync();
        return await File.ReadAllBytesAsync(path);
    }
}
