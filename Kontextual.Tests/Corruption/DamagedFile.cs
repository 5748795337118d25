using Kontextual.Domain;
using Kontextual.Persistence.Backends;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Corruption;

/// <summary>A store in use, with a row in every table, and another program that writes whatever it likes into its file.</summary>
internal sealed class DamagedFile : IAsyncDisposable
{
    private readonly TestStore store;
    private readonly RawStore raw;
    private readonly KeptEngine kept;

    private DamagedFile(TestStore store, KeptEngine kept)
    {
        this.store = store;
        this.kept = kept;
        raw = new RawStore(store.Path);
        raw.Execute("PRAGMA foreign_keys = 0");
        raw.Execute("PRAGMA ignore_check_constraints = 1");
    }

    public IKnowledgeRepository Repository => store.Repository;

    public IStoreEngine Engine => kept.Engine;

    public string Path => store.Path;

    public static async Task<DamagedFile> MakeAsync()
    {
        KeptEngine? kept = null;
        var store = await TestStore.OpenAsync(Backend.Sqlite, options => options.Backend = kept = new KeptEngine(options.Backend!));
        await TypicalStore.FillAsync(store.Repository, store.Time);
        var file = new DamagedFile(store, kept!);
        file.LoosenSchema();
        return file;
    }

    /// <summary>The first row of a table whose column has a value, and which was not purged.</summary>
    public string RowOf(string table, string column)
    {
        var kept = raw.Columns(table).Contains("is_purged") ? " AND is_purged = 0" : string.Empty;
        return raw.Rows($"SELECT rowid FROM {table} WHERE {column} IS NOT NULL{kept} ORDER BY rowid LIMIT 1")
            .ShouldHaveSingleItem($"No row of {table} has a value in {column}.");
    }

    /// <summary>What a row has in a column. A digest is given as people read it.</summary>
    public string Value(string table, string column, string row) => raw.Scalar(
        $"SELECT CASE WHEN typeof({column}) = 'blob' THEN 'sha256:' || lower(hex({column})) ELSE {column} END FROM {table} WHERE rowid = {row}");

    /// <summary>Damages a value; what is given back mends it.</summary>
    public Action Damage(string table, string column, string row, string sql)
    {
        var before = raw.Scalar($"SELECT quote({column}) FROM {table} WHERE rowid = {row}");
        raw.Execute($"UPDATE {table} SET {column} = {sql} WHERE rowid = {row}").ShouldBe(1);

        // Where the damaged column is the row's number, the row lies there now.
        return () => raw.Execute($"UPDATE {table} SET {column} = {before} WHERE rowid IN ({row}, -1)").ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        raw.Dispose();
        await store.DisposeAsync();
    }

    // What a tool that makes the tables anew may lose.
    private void LoosenSchema()
    {
        foreach (var table in raw.Tables.Where(table => raw.Columns(table).Contains("is_purged")))
            raw.Execute($"UPDATE {table} SET is_purged = 0");
        raw.Execute("UPDATE revisions SET producing_run_id = (SELECT min(id) FROM operation_runs) WHERE rowid = 1").ShouldBe(1);
        raw.Execute("UPDATE change_records SET run_id = (SELECT min(id) FROM operation_runs), attempt = 2, trace_id = 't' WHERE sequence = 1").ShouldBe(1);
        raw.Execute("PRAGMA writable_schema = 1");
        foreach (var type in new[] { "TEXT", "INTEGER", "BLOB" })
            raw.Execute($"UPDATE sqlite_master SET sql = replace(sql, ' {type} NOT NULL', ' {type}') WHERE type = 'table'");
        raw.Execute($"PRAGMA schema_version = {int.Parse(raw.Scalar("PRAGMA schema_version"), System.Globalization.CultureInfo.InvariantCulture) + 1}");
        raw.Execute("PRAGMA writable_schema = RESET");
    }
}
