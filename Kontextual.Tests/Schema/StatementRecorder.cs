using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kontextual.Tests.Schema;

/// <summary>Listens to the statements that EF runs on one file.</summary>
internal sealed class StatementRecorder : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string path;
    private readonly List<Statement> statements = [];
    private readonly List<IDisposable> subscriptions = [];

    public StatementRecorder(string path)
    {
        this.path = path;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>A statement with the values it was run with.</summary>
    public sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
    {
        /// <summary>How SQLite would run it.</summary>
        public IReadOnlyList<string> PlanIn(RawStore store) =>
            [.. store.Rows($"EXPLAIN QUERY PLAN {Sql}", Parameters).Select(row => row.Split('|', 4)[3])];
    }

    /// <summary>What was run since the last call.</summary>
    public IReadOnlyList<Statement> Take()
    {
        lock (statements)
        {
            Statement[] taken = [.. statements];
            statements.Clear();
            return taken;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuting.Name
            || value.Value is not CommandEventData { Command: { } command }
            || command.Connection!.DataSource != path)
        {
            return;
        }

        lock (statements)
            statements.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    public void OnCompleted()
    {
        // The listeners live as long as the process.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
