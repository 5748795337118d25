using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Verification;

/// <summary>Compares the schema of the file with the one that the library creates.</summary>
internal sealed class SchemaStep : IVerifyStep
{
    private const string ReadAll = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    // The same for every store, and made once: it takes longer than the check of a small store.
    private static readonly Lazy<Dictionary<(string Type, string Name), string>> Wanted = new(Create);

    public VerifyStage Stage => VerifyStage.Database;

    public Task RunAsync(VerifyRun run)
    {
        var wanted = Wanted.Value;
        var found = Read(run.Db.Database.GetDbConnection());
        foreach (var ((type, name), sql) in wanted)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            if (!found.TryGetValue((type, name), out var other))
                Add(run, type, name, $"the {type} is missing; the library creates it with: {sql}");
            else if (other != sql)
                Add(run, type, name, $"the {type} differs from the one that the library creates with: {sql}");
        }

        // A trigger changes what a write does. Other additions, such as an index of somebody's own, change no result.
        foreach (var (type, name) in found.Keys.Where(key => key.Type == "trigger" && !wanted.ContainsKey(key)))
            Add(run, type, name, "the library has not created the trigger, which can change or refuse what the library writes");
        CheckFormat(run);
        return Task.CompletedTask;
    }

    private static void Add(VerifyRun run, string type, string name, string what)
    {
        var severity = type switch
        {
            "table" => FindingSeverity.Damage,
            "index" => FindingSeverity.Derived,
            _ => FindingSeverity.Minor,
        };
        run.IsSchemaBroken |= severity == FindingSeverity.Damage;
        run.Add(FindingKind.SchemaChanged, type == "table" ? new(name) : new(null, $"{type} {name}"), what, severity);
    }

    private static void CheckFormat(VerifyRun run)
    {
        var version = (long)SqliteSession.Scalar((SqliteConnection)run.Db.Database.GetDbConnection(), "PRAGMA user_version")!;
        if (version != run.Store.FormatVersion)
            run.Add(FindingKind.SchemaChanged, new("stores", $"id {run.Store.Id}", "format_version"), $"it is {run.Store.FormatVersion}, but the header of the file says {version}");
    }

    /// <summary>Returns the schema that the migrations create in a new database, which is in memory.</summary>
    private static Dictionary<(string Type, string Name), string> Create()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var context = new KontextualDbContext(SqliteContextOptions.For(connection));
        ((StoreMigrator)context.GetService<IMigrator>()).MigrateHeld(null, StoreIdentity.New(TimeProvider.System, new UuidV7Source(TimeProvider.System)));
        return Read(connection);
    }

    private static Dictionary<(string Type, string Name), string> Read(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ReadAll;
        using var reader = command.ExecuteReader();
        var all = new Dictionary<(string, string), string>();
        while (reader.Read())
            all[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2);
        return all;
    }
}
