using Kontextual.Domain;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Queries;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Backends.Sqlite.Connections;

/// <summary>The SQL function that searches texts, where the filters of a repository cannot reach: cancelled searches, and damaged contents.</summary>
public sealed class TextFunctionTests
{
    private TestStore store = null!;
    private KeptSqliteConnection connection = null!;

    [SetUp]
    public async Task OpenStore()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        var notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a", "some text"));
        connection = new KeptSqliteConnection(store.Path, $"Data Source={store.Path};Pooling=False");
        connection.Open();
    }

    [TearDown]
    public async Task CloseStore()
    {
        await connection.DisposeAsync();
        await store.DisposeAsync();
    }

    [Test, Property("Rule", "Q3"), Property("Rule", "T3")]
    public async Task A_cancelled_search_ends_its_statement_and_not_the_transaction()
    {
        Found().ShouldBe(1);
        using var cancelled = new CancellationTokenSource();
        Execute("BEGIN IMMEDIATE");
        Execute("UPDATE collections SET description = 'changed'");

        connection.Ending = cancelled.Token;
        await cancelled.CancelAsync();
        SqliteErrors.IsInterrupted(Should.Throw<SqliteException>(() => Found())).ShouldBeTrue();

        connection.Ending = CancellationToken.None;
        Found().ShouldBe(1);
        Execute("COMMIT");
        Scalar("SELECT count(*) FROM collections WHERE description = 'changed'").ShouldBe(1);
    }

    [TestCase("UPDATE contents SET text = CAST(x'736F6D6520FF657874' AS TEXT)", 0, TestName = "Bytes that are not UTF-8")]
    [TestCase("UPDATE contents SET text = 'same text'", 1, TestName = "Another text of the same length")]
    [TestCase("UPDATE contents SET size = -5", 0, TestName = "A negative size")]
    [TestCase("UPDATE contents SET size = 4, text = NULL, storage = 'Chunks'", 0, TestName = "Chunks that are missing")]
    [Property("Rule", "P7")]
    public void A_damaged_content_is_searched_as_it_is_stored_or_not_at_all(string damage, int found)
    {
        Execute("PRAGMA ignore_check_constraints = 1");
        Execute(damage);

        Found().ShouldBe(found);
    }

    private long Found() => Scalar(
        $"SELECT count(*) FROM contents WHERE {TextMatch.Function}(digest, '{TextMatch.TextOf(TextSearchKind.Words, "text")}')");

    private void Execute(string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }
}
