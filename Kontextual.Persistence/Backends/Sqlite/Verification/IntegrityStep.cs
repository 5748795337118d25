using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Verification;

/// <summary>Runs SQLite's own check of the pages, the indexes and the constraints of the file.</summary>
internal sealed class IntegrityStep : IVerifyStep
{
    private const string FailedCheck = "CHECK constraint failed in ";
    private const string FoundNull = "NULL value in ";

    public VerifyStage Stage => VerifyStage.Database;

    public Task RunAsync(VerifyRun run)
    {
        var connection = (SqliteConnection)run.Db.Database.GetDbConnection();
        using var interrupting = run.CancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA integrity_check({run.Options.MaxFindings})";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (reader.GetString(0) is not "ok" and var told)
                    Add(run, told);
            }
        }
        catch (SqliteException e) when (SqliteErrors.IsInterrupted(e) && run.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The verification was cancelled.", e, run.CancellationToken);
        }

        return Task.CompletedTask;
    }

    // What SQLite says about a constraint is about a value, and names the table. Its other messages are about pages and indexes.
    private static void Add(VerifyRun run, string told)
    {
        if (told.StartsWith(FailedCheck, StringComparison.Ordinal))
            run.Add(FindingKind.MalformedValue, new(told[FailedCheck.Length..]), "a row breaks a CHECK of the table");
        else if (told.StartsWith(FoundNull, StringComparison.Ordinal) && told[FoundNull.Length..].Split('.') is [var table, var column])
            run.Add(FindingKind.MalformedValue, new(table, null, column), "a row has no value, although the column is not nullable");
        else
            run.Add(FindingKind.DatabaseDamaged, FindingPlace.Everything, $"SQLite's integrity check says: {told}");
    }
}
