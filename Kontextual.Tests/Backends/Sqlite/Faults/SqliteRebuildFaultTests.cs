using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;
using SQLitePCL;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>A rebuild that fails or is cancelled on the way leaves the indexes as they were, and rebuilding again works.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqliteRebuildFaultTests
{
    [TestCase(StatementFault.Refused)]
    [TestCase(StatementFault.Interrupted)]
    [Property("Rule", "D4"), Property("Rule", "T3")]
    public async Task A_statement_that_fails_while_rebuilding_changes_nothing(StatementFault fault)
    {
        await using var store = await VerbStore.OpenAsync(Backend.Sqlite);
        var faults = await StatementFaults.OfAsync(store);
        var before = Indexed(store);
        before.Count.ShouldBeGreaterThan(20);

        int failed = 0;
        while (await FailsAsync(store, () => faults.Begin(fault, failed + 1), faults.End))
        {
            failed++;
            faults.HasFailed.ShouldBeTrue();
            Indexed(store).ShouldBe(before);
        }

        failed.ShouldBeGreaterThan(10);
        Indexed(store).ShouldBe(before);
        await store.Repository.CreateCollectionAsync(Draft.Collection("next")).Soon();
    }

    [Test, Property("Rule", "D4"), Property("Rule", "T1")]
    public async Task One_that_is_cancelled_on_the_way_changes_nothing()
    {
        await using var store = await VerbStore.OpenAsync(Backend.Sqlite);
        var writer = await store.WriterAsync();
        var before = Indexed(store);
        using var cancelling = new CancellationTokenSource();
        using var reached = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        raw.sqlite3_trace(writer, (_, sql) => Hold(sql), null);
        var rebuilding = store.Repository.RebuildAsync(cancelling.Token);
        await Task.Run(reached.Wait).Soon();

        await cancelling.CancelAsync();
        goOn.Set();
        await Should.ThrowAsync<OperationCanceledException>(rebuilding.Soon());
        await store.Repository.CreateCollectionAsync(Draft.Collection("next")).Soon();

        raw.sqlite3_trace(writer, (strdelegate_trace)null!, null);
        Indexed(store).ShouldBe(before);

        void Hold(string sql)
        {
            if (!sql.StartsWith("DELETE FROM metadata_pointers", StringComparison.Ordinal))
                return;
            reached.Set();
            goOn.Wait();
        }
    }

    private static async Task<bool> FailsAsync(VerbStore store, Action begin, Action end)
    {
        begin();
        try
        {
            await store.Repository.RebuildAsync().Soon();
            return false;
        }
        catch (KnowledgeException)
        {
            return true;
        }
        finally
        {
            end();
        }
    }

    private static List<string> Indexed(VerbStore store)
    {
        using var file = new RawStore(store.Path);
        file.Execute("CREATE VIRTUAL TABLE temp.tokens USING fts5vocab('main', 'artifact_words', 'instance')");
        return
        [
            .. file.Rows("SELECT word_index_version FROM stores"),
            .. file.Rows("SELECT doc || ' ' || term FROM temp.tokens ORDER BY doc, term"),
            .. file.Rows("SELECT pointer || ' ' || value || ' ' || artifact_id FROM metadata_values JOIN metadata_pointers USING (pointer_key) ORDER BY 1"),
        ];
    }
}
