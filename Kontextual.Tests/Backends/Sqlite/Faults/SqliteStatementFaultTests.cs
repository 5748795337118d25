using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>Each statement of each verb is made to fail, from BEGIN to COMMIT: the store is as it was, and the next write works.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqliteStatementFaultTests
{
    private VerbStore store = null!;
    private StatementFaults faults = null!;

    private static IEnumerable<TestCaseData> Faults() =>
        from fault in Enum.GetValues<StatementFault>()
        from verb in Verbs.All
        select new TestCaseData(verb, fault).SetArgDisplayNames(verb.Name, fault.ToString());

    [SetUp]
    public async Task OpenStore()
    {
        store = await VerbStore.OpenAsync(Backend.Sqlite);
        faults = await StatementFaults.OfAsync(store);
    }

    [TearDown]
    public async Task CloseStore() => await store.DisposeAsync();

    [TestCaseSource(nameof(Faults)), Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task Whichever_statement_of_a_verb_fails_the_store_is_as_it_was(Verb verb, StatementFault fault)
    {
        var before = StoreRows.Of(store.Path);
        int failed = 0;
        while (await FailsAsync(verb, fault, failed + 1))
        {
            failed++;
            StoreRows.Of(store.Path).ShouldBe(before, $"after statement {failed} failed");
        }

        // The last time nothing was left to fail, so what ran is what had failed before.
        failed.ShouldBe(faults.Traced.Count, string.Join('\n', faults.Traced));
        StoreRows.Of(store.Path).ShouldNotBe(before);
    }

    [Test, Property("Rule", "T1")]
    public async Task The_trace_holds_all_of_a_transaction()
    {
        (await FailsAsync(Verbs.All[0], StatementFault.Refused, int.MaxValue)).ShouldBeFalse();

        faults.Traced[0].ShouldBe("BEGIN IMMEDIATE");
        faults.Traced[^1].ShouldBe("COMMIT");
        faults.Traced.ShouldContain(sql => sql.StartsWith("INSERT INTO change_records", StringComparison.Ordinal));
    }

    /// <summary>Runs the verb; false when it came to its end because there was no such statement.</summary>
    private async Task<bool> FailsAsync(Verb verb, StatementFault fault, int number)
    {
        faults.Begin(fault, number);
        try
        {
            await store.Repository.WriteAsync((t, token) => verb.RunAsync(store, t, token)).Soon();
            faults.HasFailed.ShouldBeFalse($"statement {number} failed, and nobody was told");
            return false;
        }
        catch (KnowledgeException e)
        {
            faults.HasFailed.ShouldBeTrue();
            CodeOf(e).ShouldBe(fault == StatementFault.Refused ? SQLitePCL.raw.SQLITE_AUTH : SQLitePCL.raw.SQLITE_INTERRUPT);
            return true;
        }
        finally
        {
            faults.End();
        }
    }

    private static int? CodeOf(Exception e)
    {
        for (Exception? inner = e.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException sqlite)
                return sqlite.SqliteErrorCode;
        }

        return null;
    }
}
