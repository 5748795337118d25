using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.Sqlite.Writing;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>A checkpoint that fails is logged once, and so is that it works again.</summary>
public sealed class LogCheckpointTests
{
    [Test, Property("Rule", "D6")]
    public void A_failing_checkpoint_is_logged_until_it_works_again()
    {
        using var folder = new TempFolder();
        using var logger = new Recorder();
        using var connection = new SqliteConnection($"Data Source={folder.File("store.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t(x)");
        using var checkpoints = new LogCheckpoints("the place", connection, new StoreLog(logger));

        RunIfDue(checkpoints);
        Fill(connection);

        // SQLite refuses a checkpoint inside a transaction of the same connection.
        Execute(connection, "BEGIN IMMEDIATE");
        RunIfDue(checkpoints);
        Execute(connection, "ROLLBACK");
        logger.Events.ShouldBe([1001]);

        Fill(connection);
        RunIfDue(checkpoints);
        RunIfDue(checkpoints);
        logger.Events.ShouldBe([1001, 1002]);
    }

    private static void RunIfDue(LogCheckpoints checkpoints)
    {
        if (checkpoints.IsDue)
            checkpoints.Run();
    }

    private static void Fill(SqliteConnection connection) => Execute(connection, "INSERT INTO t VALUES (zeroblob(6000000))");

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Recorder : ILoggerFactory, ILogger
    {
        public List<int> Events { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It has none.");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Add(eventId.Id);

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
