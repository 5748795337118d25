using SQLitePCL;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>Counts the statements that run on a store's writing connection, by SQLite's own trace, and makes one of them fail.</summary>
internal sealed class StatementFaults
{
    private readonly sqlite3 database;
    private readonly List<string> traced = [];
    private StatementFault fault;
    private int failAt;

    private StatementFaults(sqlite3 database) => this.database = database;

    /// <summary>The statements that ran since <see cref="Begin"/>; of an interruption only those that can be interrupted.</summary>
    public IReadOnlyList<string> Traced => traced;

    /// <summary>True when the statement to fail has come.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Listens to the writing connection of a store.</summary>
    public static async Task<StatementFaults> OfAsync(VerbStore store) => new(await store.WriterAsync());

    /// <summary>Counts anew.</summary>
    /// <param name="kind">How the statement is to fail.</param>
    /// <param name="number">Which one, from 1.</param>
    public void Begin(StatementFault kind, int number)
    {
        traced.Clear();
        (fault, failAt, HasFailed) = (kind, number, false);
        raw.sqlite3_trace(database, OnStatement, null);
        if (fault == StatementFault.Refused && failAt == 1)
            RefuseNext();
    }

    /// <summary>Counts no more, and lets everything pass.</summary>
    public void End()
    {
        raw.sqlite3_trace(database, (strdelegate_trace)null!, null);
        raw.sqlite3_set_authorizer(database, (strdelegate_authorizer)null!, null);
    }

    // These neither loop nor look into a table, so that SQLite never asks whether they were interrupted.
    private static bool CanBeInterrupted(string sql) =>
        !new[] { "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE" }.Any(word => sql.StartsWith(word, StringComparison.Ordinal));

    private void OnStatement(object user, string sql)
    {
        if (fault == StatementFault.Interrupted && !CanBeInterrupted(sql))
            return;
        traced.Add(sql);
        if (fault == StatementFault.Refused && traced.Count == failAt - 1)
            RefuseNext();
        if (fault != StatementFault.Interrupted || traced.Count != failAt)
            return;
        HasFailed = true;
        raw.sqlite3_interrupt(database);
    }

    // A new authorizer makes SQLite compile every statement again before it runs the next time, and so ask it.
    private void RefuseNext() => raw.sqlite3_set_authorizer(database, Authorize, null);

    private int Authorize(object user, int action, string first, string second, string schema, string cause)
    {
        if (HasFailed)
            return raw.SQLITE_OK;
        HasFailed = true;
        return raw.SQLITE_DENY;
    }
}
