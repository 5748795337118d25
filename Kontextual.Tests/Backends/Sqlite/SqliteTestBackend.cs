using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

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
