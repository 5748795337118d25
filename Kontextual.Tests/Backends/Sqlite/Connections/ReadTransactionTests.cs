using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Kontextual.Tests.Backends.Sqlite.Connections;

/// <summary>A view begins a transaction before its first read, and SQLite may refuse that.</summary>
public sealed class ReadTransactionTests
{
    private const int Transaction = 22;

    [Test, Property("Rule", "T2")]
    public async Task A_view_that_SQLite_does_not_let_begin_is_an_error_of_ours()
    {
        await using var store = await VerbStore.OpenAsync(Backend.Sqlite);
        var reader = await store.Engine.ReadAsync(
            (db, _) => Task.FromResult(((SqliteConnection)db.Database.GetDbConnection()).Handle!), CancellationToken.None);

        raw.sqlite3_set_authorizer(reader, (strdelegate_authorizer)RefuseTransactions, null);
        var error = await Should.ThrowAsync<StoreUnavailableException>(() => store.Repository.SummarizeAsync().Soon());
        error.InnerException.ShouldBeOfType<SqliteException>().SqliteErrorCode.ShouldBe(raw.SQLITE_AUTH);

        // The connection was given back and is as good as before.
        raw.sqlite3_set_authorizer(reader, (strdelegate_authorizer)null!, null);
        (await store.Repository.SummarizeAsync().Soon()).Collections.ShouldBeGreaterThan(0);
    }

    private static int RefuseTransactions(object user, int action, string first, string second, string schema, string cause) =>
        action == Transaction ? raw.SQLITE_DENY : raw.SQLITE_OK;
}
