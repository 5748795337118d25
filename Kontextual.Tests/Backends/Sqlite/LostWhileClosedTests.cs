using Kontextual.Tests.Harness;
using Kontextual.Tests.Store;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>Change records that were removed with plain SQL while no process had the store open.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Self)]
public sealed class LostWhileClosedTests() : DamagedStore(Backend.Sqlite)
{
    [TestCase(Last.Artifact)]
    [TestCase(Last.Collection)]
    [TestCase(Last.Relationship)]
    [TestCase(Last.Reference)]
    [TestCase(Last.Removal)]
    [Property("Rule", "C2"), Property("Rule", "P1")]
    public async Task The_last_record_lost_before_opening_is_noticed_by_the_first_write(Last last)
    {
        await WriteAsync(last);
        var head = await Repository.Changes.HeadAsync();
        await RunAsync($"DELETE FROM change_records WHERE sequence = {head.Sequence}");

        for (int times = 0; times < 2; times++)
            await MeetsAsync(() => NewCollectionAsync("more"), "table change_records", $"sequence {head.Sequence}");
    }

    [Test, Property("Rule", "C2"), Property("Rule", "P1")]
    public async Task Every_record_lost_before_opening_is_noticed_by_the_first_write()
    {
        await WriteAsync(Last.Artifact);
        await RunAsync("DELETE FROM change_records");

        await MeetsAsync(() => NewCollectionAsync("more"), "table change_records", "sequence 1");
    }

    private async Task RunAsync(string sql)
    {
        await Store.CloseAsync();
        await using (var connection = new SqliteConnection($"Data Source={Store.Path};Pooling=False;Foreign Keys=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
        }

        await Store.ReopenAsync();
    }
}
