using System.Globalization;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>Imports changed snapshots into a store of each backend, which stay empty.</summary>
internal sealed class MutatedImports : IAsyncDisposable
{
    private readonly List<TestStore> stores = [];

    private readonly byte[] snapshot;

    private MutatedImports(byte[] snapshot) => this.snapshot = snapshot;

    /// <summary>How many snapshots were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Opens the stores.</summary>
    public static async Task<MutatedImports> OpenAsync()
    {
        var imports = new MutatedImports(await HostileStore.SnapshotAsync());
        foreach (var backend in Backend.All)
            imports.stores.Add(await TestStore.OpenAsync(backend));
        return imports;
    }

    /// <summary>Imports one changed snapshot: all stores refuse it for the same rule and stay as they were, or all export the same bytes.</summary>
    /// <param name="seed">What is changed follows from it.</param>
    public async Task CheckAsync(int seed)
    {
        var (bytes, done) = SnapshotMutation.Of(snapshot, new Random(seed));
        var where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {done}");
        var faults = new List<string?>();
        for (var side = 0; side < stores.Count; side++)
        {
            faults.Add(await FaultAsync(stores[side], bytes, where));
            if (faults[side] is null)
                await ReplaceAsync(side);
        }

        faults.Distinct().Count().ShouldBe(1, $"{where}{string.Join('\n', faults)}");
        Refused += faults[0] is null ? 0 : 1;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    private async Task ReplaceAsync(int side)
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
        catch (Exception e) when (e is not ShouldAssertException)
        {
            throw new InvalidOperationException($"Another exception than for a fault of the format, {where}", e);
        }

        (await FullStore.ExportAsync(store.Repository)).ShouldBe(bytes, where);
        return null;
    }
}
