using System.Globalization;
using System.Security.Cryptography;
using Kontextual.Domain;
using Kontextual.Persistence;
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

    private async Task<bool> FailsAsync(Verb verb, int number, bool afterwards)
    {
        faults.Begin(number, afterwards);
        try
        {
            await store.Repository.WriteAsync((t, token) => verb.RunAsync(store, t, token)).Soon();
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
