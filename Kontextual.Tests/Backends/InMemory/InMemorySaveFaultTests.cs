using System.Globalization;
using System.Security.Cryptography;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.InMemory;
using Kontextual.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Backends.InMemory;

/// <summary>Each save of each verb is made to fail, before it and after it: the store is as it was, and the next write works.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class InMemorySaveFaultTests
{
    private VerbStore store = null!;
    private SaveFaults faults = null!;

    private static IEnumerable<TestCaseData> Faults() =>
        from afterwards in new[] { false, true }
        from verb in Verbs.All
        select new TestCaseData(verb, afterwards).SetArgDisplayNames(verb.Name, afterwards ? "after" : "before");

    [SetUp]
    public async Task OpenStore()
    {
        faults = new SaveFaults();
        store = await VerbStore.OpenAsync(Backend.InMemory);
    }

    [TearDown]
    public async Task CloseStore()
    {
        await store.DisposeAsync();
        faults.Dispose();
    }

    [TestCaseSource(nameof(Faults)), Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task Whichever_save_of_a_verb_fails_the_store_is_as_it_was(Verb verb, bool afterwards)
    {
        var before = await RowsAsync();
        int failed = 0;
        while (await FailsAsync(verb, failed + 1, afterwards))
        {
            failed++;
            (await RowsAsync()).ShouldBe(before, $"after save {failed} failed");
        }

        failed.ShouldBeGreaterThan(0);
        failed.ShouldBe(faults.Saves);
        (await RowsAsync()).ShouldNotBe(before);
    }

    [Test, Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task When_the_rows_to_write_in_cannot_be_made_the_store_is_as_it_was_and_the_next_write_works()
    {
        var before = await RowsAsync();

        // The first time they are brought up to date, the second time copied anew.
        for (int times = 0; times < 2; times++)
        {
            faults.Begin(1, afterwards: times == 1);
            await Should.ThrowAsync<StoreUnavailableException>(store.Repository.CreateCollectionAsync(Draft.Collection("new")).Soon());
            faults.HasFailed.ShouldBeTrue();
            (await RowsAsync()).ShouldBe(before);
        }

        (await store.Repository.CreateCollectionAsync(Draft.Collection("new")).Soon()).FirstSequence.ShouldNotBeNull();
    }

    [Test, Property("Rule", "T1")]
    public async Task Rows_that_could_not_be_brought_up_to_date_are_freed()
    {
        var standby = ((InMemoryEngine)store.Engine).Standby.ShouldNotBeNull();
        faults.Begin(1, afterwards: true);

        await Should.ThrowAsync<StoreUnavailableException>(store.Repository.CreateCollectionAsync(Draft.Collection("new")).Soon());

        standby.IsDropped.ShouldBeTrue();
    }

    private async Task<bool> FailsAsync(Verb verb, int number, bool afterwards)
    {
        try
        {
            await store.Repository.WriteAsync((t, token) =>
            {
                // Not before: bringing the rows to write in up to date saves as well.
                faults.Begin(number, afterwards);
                return verb.RunAsync(store, t, token);
            }).Soon();
            faults.HasFailed.ShouldBeFalse($"save {number} failed, and nobody was told");
            return false;
        }
        catch (StoreUnavailableException e)
        {
            faults.HasFailed.ShouldBeTrue();
            e.InnerException.ShouldBeOfType<DbUpdateException>();
            (e.CanRetry, e.OutcomeUnknown).ShouldBe((false, false));
            return true;
        }
    }

    /// <summary>Every row of every entity there is in the published state.</summary>
    private Task<IReadOnlyList<string>> RowsAsync() => store.Engine.ReadAsync<IReadOnlyList<string>>(
        (db, _) => Task.FromResult<IReadOnlyList<string>>([.. db.Model.GetEntityTypes().SelectMany(entity => RowsOf(db, entity))]),
        CancellationToken.None);

    private static IEnumerable<string> RowsOf(KontextualDbContext db, IEntityType entity)
    {
        var set = (IEnumerable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(db, [])!;
        return set.Select(row => $"{entity.ClrType.Name} "
            + string.Join(' ', entity.GetProperties().Select(p => $"{p.Name}={Text(p.PropertyInfo!.GetValue(row))}"))).Order(StringComparer.Ordinal);
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
