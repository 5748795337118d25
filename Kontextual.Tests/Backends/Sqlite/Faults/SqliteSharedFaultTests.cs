using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>
/// Each statement of each verb is made to fail where the verb is the second write of a shared commit. It is taken back alone, unless the
/// transaction itself is lost with it; then both are told so.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqliteSharedFaultTests
{
    private readonly List<int> lost = [];
    private VerbStore store = null!;
    private StatementFaults faults = null!;
    private int failed;

    private static IEnumerable<TestCaseData> AllVerbs() => Verbs.Cases();

    [SetUp]
    public async Task OpenStore()
    {
        store = await VerbStore.OpenAsync(
            Backend.Sqlite,
            (options, path) =>
            {
                // It stands still, so that the window stays open.
                options.Elapsed = new FakeTimeProvider();
                options.UseSqlite(path!, sqlite => sqlite.SharedCommitWindow = TimeSpan.FromSeconds(1));
            });
        faults = await StatementFaults.OfAsync(store);
        failed = 0;
        lost.Clear();
    }

    [TearDown]
    public async Task CloseStore() => await store.DisposeAsync();

    [TestCaseSource(nameof(AllVerbs)), Property("Rule", "T1"), Property("Rule", "T3"), Property("Rule", "T4")]
    public async Task A_refused_statement_costs_the_mate_nothing_unless_it_marks_the_transaction(Verb verb)
    {
        while (await FailsAsync(verb, StatementFault.Refused))
            failed++;

        // The others are run by the word index, which writes when the request is released.
        var own = faults.Traced.Where(sql => !sql.StartsWith("-- ", StringComparison.Ordinal)).ToList();
        (own[0], own[^2], own[^1]).ShouldBe(("SAVEPOINT request", "RELEASE request", "COMMIT"));
        failed.ShouldBe(faults.Traced.Count);
        var released = faults.Traced.ToList().LastIndexOf("RELEASE request") + 1;
        lost.ShouldBe([1, .. Enumerable.Range(released, failed - released + 1)]);
    }

    [TestCaseSource(nameof(AllVerbs)), Property("Rule", "T1"), Property("Rule", "T3"), Property("Rule", "T4")]
    public async Task An_interrupted_statement_that_writes_takes_the_mate_with_it_and_one_that_reads_does_not(Verb verb)
    {
        while (await FailsAsync(verb, StatementFault.Interrupted))
            failed++;

        failed.ShouldBe(faults.Traced.Count);
        lost.ShouldBe(Enumerable.Range(1, failed).Where(number => !faults.Traced[number - 1].StartsWith("SELECT", StringComparison.Ordinal)));
        lost.ShouldNotBeEmpty();
    }

    /// <summary>Runs the verb after a mate that shares its commit, and lets the next statement of the verb fail.</summary>
    /// <returns>False when there was none to fail any more.</returns>
    private async Task<bool> FailsAsync(Verb verb, StatementFault fault)
    {
        var before = StoreRows.Of(store.Path);
        Collection? made = null;
        await using var mate = await HeldWrite.StartAsync(
            store.Repository,
            async (t, token) => made = await t.Collections.CreateAsync(Draft.Collection($"mate {failed}"), token),
            (_, _) =>
            {
                faults.Begin(fault, failed + 1);
                return Task.CompletedTask;
            });

        // It is in the queue when the call returns, so the mate's commit is shared.
        var second = store.Repository.WriteAsync((t, token) => verb.RunAsync(store, t, token));
        var mateError = await ErrorOfAsync(mate.CommitAsync());
        var error = await ErrorOfAsync(second);
        faults.End();
        var after = StoreRows.Of(store.Path);
        (error is not null).ShouldBe(faults.HasFailed);
        if (error is null)
            return false;
        if (mateError is null)
        {
            before.Except(after).ShouldBeEmpty();
            var more = after.Except(before).ToList();
            more.Count.ShouldBe(after.Count - before.Count);
            more.ShouldNotBeEmpty();
            more.ShouldAllBe(row => row.Contains(made!.Id.ToString(), StringComparison.Ordinal));
            return true;
        }

        after.ShouldBe(before);
        mateError.ShouldBeOfType<StoreUnavailableException>();
        lost.Add(failed + 1);
        return true;
    }

    private static async Task<KnowledgeException?> ErrorOfAsync(Task write)
    {
        try
        {
            await write.Soon();
            return null;
        }
        catch (KnowledgeException e)
        {
            return e;
        }
    }
}
