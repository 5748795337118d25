using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Verification;

/// <summary>A store with everything in it, and another program that writes whatever it likes into its file. Every change is undone.</summary>
internal sealed class VerifiedFile : IAsyncDisposable
{
    private readonly TestStore store;

    private VerifiedFile(TestStore store)
    {
        this.store = store;
        Raw = new RawStore(store.Path);
        Raw.Execute("PRAGMA foreign_keys = 0");
        Raw.Execute("PRAGMA ignore_check_constraints = 1");
    }

    public RawStore Raw { get; }

    public IKnowledgeRepository Repository => store.Repository;

    public static async Task<VerifiedFile> MakeAsync()
    {
        var store = await TestStore.OpenAsync(Backend.Sqlite);
        await EverythingStore.FillAsync(store.Repository, store.Time);
        return new(store);
    }

    /// <summary>Changes the file by statements, verifies the store, and undoes the change.</summary>
    /// <param name="statements">The statements, each of which must change a row.</param>
    /// <param name="undo">The statements that undo them.</param>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(IEnumerable<string> statements, IEnumerable<string> undo)
    {
        try
        {
            foreach (var sql in statements)
                Raw.Execute(sql).ShouldBeGreaterThan(0, sql);
            return (await Repository.VerifyAsync()).Findings;
        }
        finally
        {
            foreach (var sql in undo)
                Raw.Execute(sql);
        }
    }

    /// <summary>Copies a table into a temporary one, from which <see cref="Undo"/> makes it again.</summary>
    public IReadOnlyList<string> Undo(string table)
    {
        Raw.Execute($"DROP TABLE IF EXISTS temp.kept_{table}");
        Raw.Execute($"CREATE TEMP TABLE kept_{table} AS SELECT {Columns(table)} FROM main.{table}");
        return [$"DELETE FROM main.{table}", $"INSERT INTO main.{table} ({Columns(table)}) SELECT {Columns(table)} FROM temp.kept_{table}"];
    }

    public async ValueTask DisposeAsync()
    {
        Raw.Dispose();
        await store.DisposeAsync();
    }

    private string Columns(string table) => string.Join(", ", Raw.Columns(table));
}
