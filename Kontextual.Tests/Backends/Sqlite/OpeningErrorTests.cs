using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>An opening that fails tells the real reason.</summary>
[TestFixture]
public sealed class OpeningErrorTests
{
    private TempFolder folder = null!;

    private string Store => folder.File("s.db");

    [SetUp]
    public async Task MakeStore()
    {
        folder = new TempFolder();
        await using var store = await OpenAsync(CancellationToken.None);
        await store.CreateCollectionAsync(Draft.Collection("kept"));
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test, Property("Rule", "P7")]
    public async Task A_setting_that_another_program_blocks_can_be_tried_again()
    {
        using var other = new SqliteConnection($"Data Source={Store};Pooling=False");
        other.Open();
        Run(other, "PRAGMA journal_mode = delete");
        Run(other, "BEGIN");
        Run(other, "SELECT count(*) FROM stores");

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => OpenAsync(CancellationToken.None));

        error.CanRetry.ShouldBeTrue();
        error.Message.ShouldContain("locked");
        Run(other, "COMMIT");
        await using var opened = await OpenAsync(CancellationToken.None);
        (await opened.SummarizeAsync()).Collections.ShouldBe(1);
    }

    [Test]
    public async Task An_opening_that_was_cancelled_before_it_began_does_not_open()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => OpenAsync(new CancellationToken(canceled: true)));

        FolderState.NamesIn(folder.Path).ShouldBe(["s.db", "s.db.lock"]);
    }

    private Task<IKnowledgeRepository> OpenAsync(CancellationToken cancellationToken) => KnowledgeStore.OpenAsync(
        options => options.UseSqlite(Store, sqlite => sqlite.BusyWait = TimeSpan.FromMilliseconds(50)), cancellationToken);

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }
}
