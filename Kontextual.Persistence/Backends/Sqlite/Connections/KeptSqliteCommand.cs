using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>A command that runs as the prepared command that the connection keeps for its text.</summary>
/// <remarks>
/// EF sets the text first, so parameters are added directly to the prepared command. Disposing returns that command to the connection.
/// </remarks>
internal sealed class KeptSqliteCommand : SqliteCommand
{
    private readonly KeptSqliteConnection _owner;
    private KeptStatement? _statement;

    public KeptSqliteCommand(KeptSqliteConnection owner) => _owner = owner;

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => _statement?.Command.CommandText ?? string.Empty;
        set
        {
            GiveBack();
            _statement = _owner.Take(value ?? string.Empty);
        }
    }

    /// <inheritdoc/>
    public override int CommandTimeout { get; set; }

    /// <inheritdoc/>
    public override SqliteConnection? Connection
    {
        get => _owner;
        set
        {
            if (value != _owner)
                throw new InvalidOperationException("A kept command cannot be moved to another connection.");
        }
    }

    /// <inheritdoc/>
    public override SqliteTransaction? Transaction { get; set; }

    /// <inheritdoc/>
    public override SqliteParameterCollection Parameters => Prepared.Parameters;

    private SqliteCommand Prepared =>
        _statement?.Command ?? throw new InvalidOperationException("Set the text of a kept command before its parameters.");

    /// <inheritdoc/>
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        Prepared.Transaction = Transaction;
        return Prepared.ExecuteReader(behavior);
    }

    /// <inheritdoc/>
    public override int ExecuteNonQuery()
    {
        Prepared.Transaction = Transaction;
        return Prepared.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override object? ExecuteScalar()
    {
        Prepared.Transaction = Transaction;
        return Prepared.ExecuteScalar();
    }

    /// <inheritdoc/>
    public override void Prepare() => Prepared.Prepare();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        var reader = ExecuteReader(behavior);
        return _owner.Columns is { } known && reader.Handle is not null ? _statement!.Check(reader, known) : reader;
    }

    // SQLite has no asynchronous I/O.
    /// <inheritdoc/>
    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteDbDataReader(behavior));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            GiveBack();
        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_statement is not { } statement)
            return;
        _statement = null;
        _owner.GiveBack(statement);
    }
}
