using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Tests.Schema;

/// <summary>A migration that fails reports its own failure, whatever else fails after it.</summary>
public sealed class SchemaUpgradeTests
{
    private const int TransactionAction = 22;
    private const int PragmaAction = 19;

    [TestCase(TransactionAction, "ROLLBACK")]
    [TestCase(PragmaAction, "foreign_keys")]
    [Property("Rule", "D3"), Property("Rule", "T3")]
    public async Task The_first_failure_is_the_one_that_is_reported(int action, string first)
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
        var refused = 0;
        using (var connection = new SqliteConnection($"Data Source={store.Path};Pooling=False"))
        {
            connection.Open();

            Should.Throw<InvalidOperationException>(() => SchemaUpgrade.Run(
                connection, () => throw Fail(connection), StoreIdentity.New(TimeProvider.System, new SeededIds(1)))).Message.ShouldBe("on purpose");
        }

        refused.ShouldBePositive();
        using (var file = new RawStore(store.Path))
            file.Rows("SELECT name FROM sqlite_master WHERE type = 'view'").ShouldNotBeEmpty("The migration was not rolled back.");

        InvalidOperationException Fail(SqliteConnection connection)
        {
            raw.sqlite3_set_authorizer(connection.Handle, (_, asked, word, _, _, _) => asked == action && word == first ? Refuse() : raw.SQLITE_OK, null);
            return new InvalidOperationException("on purpose");
        }

        int Refuse()
        {
            refused++;
            return raw.SQLITE_DENY;
        }
    }
}
