using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>The connection that a store's writer writes through.</summary>
internal static class WritingConnection
{
    /// <summary>SQLite's handle of it. The engine lends the connection to a body; it stays the same one for the store's life.</summary>
    public static Task<sqlite3> WriterAsync(this VerbStore store) => store.Engine.WriteAsync(
        new TransactionId(new UuidV7Source(TimeProvider.System).NewId()),
        (session, _) => Task.FromResult(((SqliteConnection)session.Context.Database.GetDbConnection()).Handle!),
        CancellationToken.None);
}
