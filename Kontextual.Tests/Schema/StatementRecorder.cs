using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kontextual.Tests.Schema;

/// <summary>Listens to the statements that EF runs, and those that the library prepares, on SQLite files.</summary>
/// <remarks>Begun before the store is opened: EF asks only once a second whether somebody listens.</remarks>
internal sealed class StatementRecorder : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<(string Path, Statement Statement)> statements = [];
    private readonly List<IDisposable> subscriptions = [];

    public StatementRecorder() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>A statement with the values it was run with.</summary>
    public sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
    {
        /// <summary>How SQLite would run it.</summary>
        public IReadOnlyList<string> PlanIn(RawStore store) =>
            [.. store.Rows($"EXPLAIN QUERY PLAN {Sql}", Parameters).Select(row => row.Split('|', 4)[3])];
    }

    /// <summary>What was run on a file since the last call.</summary>
    public IReadOnlyList<Statement> Take(string path)
    {
        lock (statements)
        {
            Statement[] taken = [.. statements.Where(s => s.Path == path).Select(s => s.Statement)];
            statements.Clear();
            return taken;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.EntityFrameworkCore" or "Kontextual.Persistence")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "StatementPrepared", Value: (string path, string sql) })
        {
            lock (statements)
                statements.Add((path, new Statement(sql, [])));
            return;
        }

        if (value.Key != RelationalEventId.CommandExecuting.Name
            || value.Value is not CommandEventData { Command: { } command })
        {
            return;
        }

        var statement = new Statement(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]);
        lock (statements)
            statements.Add((command.Connection!.DataSource, statement));
    }

    public void OnCompleted()
    {
        // The listeners live as long as the process.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
