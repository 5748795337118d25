using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>Writes rows by prepared statements, because EF's change tracker would take many times as long.</summary>
internal sealed class PreparedRowWriter(sqlite3 database, IModel model, IReadOnlyList<IRowFollower> followers) : IRowWriter, IDisposable
{
    private readonly Dictionary<Type, TableStatements> _tables = [];
    private readonly List<Staged> _staged = [];

    public void Insert<T>(T row)
        where T : class => _staged.Add(new Staged(TableOf(typeof(T)), null, row));

    public void Update<T>(T old, T row)
        where T : class => _staged.Add(new Staged(TableOf(typeof(T)), old, row));

    public void Delete<T>(T row)
        where T : class => _staged.Add(new Staged(TableOf(typeof(T)), row, null));

    public Task<bool> TryInsertAsync<T>(T row, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var isNew = TableOf(typeof(T)).TryInsert(row);
        if (isNew)
            Follow(null, row);
        return Task.FromResult(isNew);
    }

    // SQLite ends the setting with the transaction.
    public void DeferReferences()
    {
        using var statement = new RowStatement(database, "PRAGMA defer_foreign_keys = ON");
        statement.Run();
    }

    // SQLite has no asynchronous I/O.
    public Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (table, old, row) in _staged)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (old is null)
                    table.Insert(row!);
                else if (row is null)
                    table.Delete(old);
                else
                    table.Update(old, row);
                Follow(old, row);
            }

            return Task.CompletedTask;
        }
        finally
        {
            _staged.Clear();
        }
    }

    public long DeriveAgain(IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        foreach (var follower in followers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            follower.Clear();
        }

        var count = 0L;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Follow(null, row);
            count++;
        }

        foreach (var follower in followers)
            follower.Complete();
        return count;
    }

    public void Clear() => _staged.Clear();

    public void Dispose()
    {
        foreach (var table in _tables.Values)
            table.Dispose();
        foreach (var follower in followers)
            follower.Dispose();
    }

    private void Follow(object? old, object? row)
    {
        foreach (var follower in followers)
            follower.Follow(old, row);
    }

    private TableStatements TableOf(Type type)
    {
        if (!_tables.TryGetValue(type, out var table))
            _tables.Add(type, table = new TableStatements(database, model.FindEntityType(type)!));
        return table;
    }

    /// <param name="Table">The statements of the row's table.</param>
    /// <param name="Old">The present row; null for an insertion.</param>
    /// <param name="Row">The new row; null for a deletion.</param>
    private readonly record struct Staged(TableStatements Table, object? Old, object? Row);
}
