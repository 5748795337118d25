using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>Compacting that fails on the way leaves every row as it was, and compacting again works.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqliteCompactionFaultTests
{
    [TestCase(StatementFault.Refused)]
    [TestCase(StatementFault.Interrupted)]
    [Property("Rule", "A7"), Property("Rule", "T3")]
    public async Task A_statement_that_fails_while_compacting_costs_no_row(StatementFault fault)
    {
        await using var store = await VerbStore.OpenAsync(Backend.Sqlite);
        var faults = await StatementFaults.OfAsync(store);
        await store.Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(store.LargeGone.Id, Expected.Any, token));
        var before = StoreRows.Of(store.Path);

        int failed = 0;
        while (await FailsAsync(store, faults, fault, failed + 1))
        {
            failed++;
            StoreRows.Of(store.Path).ShouldBe(before);
        }

        failed.ShouldBeGreaterThan(0);
        StoreRows.Of(store.Path).ShouldBe(before);
        await store.Repository.CreateCollectionAsync(Draft.Collection("next")).Soon();
    }

    /// <summary>Compacts; false when it came to its end.</summary>
    private static async Task<bool> FailsAsync(VerbStore store, StatementFaults faults, StatementFault fault, int number)
    {
        faults.Begin(fault, number);
        try
        {
            var summary = await store.Repository.CompactAsync().Soon();
            summary.BytesAfter.ShouldBeLessThan(summary.BytesBefore);
            return false;
        }
        catch (Exception e) when (e is KnowledgeException or OperationCanceledException)
        {
            faults.HasFailed.ShouldBeTrue();
            return true;
        }
        finally
        {
            faults.End();
        }
    }
}
