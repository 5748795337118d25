using System.Globalization;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>
/// A snapshot that was changed at random is refused by both backends with the same rule, or it is another whole snapshot, whose import is
/// exported to the same bytes.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SnapshotMutationTests
{
    private const int Seed = 15;
    private const int Mutations = 120;

    [Test, Property("Rule", "S1"), Property("Rule", "S3")]
    public async Task Random_changes_are_refused_or_kept()
    {
        var snapshot = await HostileStore.SnapshotAsync();
        var refused = 0;
        var stores = new List<TestStore>();
        try
        {
            foreach (var backend in Backend.All)
                stores.Add(await TestStore.OpenAsync(backend));
            for (var i = 0; i < Mutations; i++)
            {
                var (bytes, done) = SnapshotMutation.Of(snapshot, new Random(Seed + i));
                var where = string.Create(CultureInfo.InvariantCulture, $"mutation {i}: {done}");
                var faults = new List<string?>();
                for (var side = 0; side < stores.Count; side++)
                {
                    faults.Add(await FaultAsync(stores[side], bytes, where));
                    if (faults[side] is null)
                        await ReplaceAsync(stores, side);
                }

                faults.Distinct().Count().ShouldBe(1, $"{where}{string.Join('\n', faults)}");
                refused += faults[0] is null ? 0 : 1;
            }
        }
        finally
        {
            foreach (var store in stores)
                await store.DisposeAsync();
        }

        refused.ShouldBeGreaterThan(Mutations / 2);
    }

    private static async Task ReplaceAsync(List<TestStore> stores, int side)
    {
        await stores[side].DisposeAsync();
        stores[side] = await TestStore.OpenAsync(Backend.All[side]);
    }

    /// <summary>Imports into an empty store. Returns the fault, after which the store is as it was; null if the store is now that of the bytes.</summary>
    private static async Task<string?> FaultAsync(TestStore store, byte[] bytes, string where)
    {
        var before = await FullStore.ExportAsync(store.Repository);
        try
        {
            await FullStore.ImportAsync(store.Repository, bytes);
        }
        catch (SnapshotFormatException e)
        {
            (await FullStore.ExportAsync(store.Repository)).ShouldBe(before, where);
            return string.Create(CultureInfo.InvariantCulture, $"{e.Line} {e.Record} {e.Rule}");
        }

        (await FullStore.ExportAsync(store.Repository)).ShouldBe(bytes, where);
        return null;
    }
}
