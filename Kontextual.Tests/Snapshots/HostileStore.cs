using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>The store whose snapshots are changed: it has every kind of line, and no large ones.</summary>
internal static class HostileStore
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>A copy of its snapshot.</summary>
    public static async Task<byte[]> SnapshotAsync() => [.. await Made.Value];

    /// <summary>Makes the store.</summary>
    public static async Task<TestStore> OpenAsync()
    {
        var store = await TestStore.OpenAsync(Backend.InMemory);
        await FullStore.FillAsync(store.Repository, store.Time, largeContent: 0);
        return store;
    }

    private static async Task<byte[]> MakeAsync()
    {
        await using var store = await OpenAsync();
        return await FullStore.ExportAsync(store.Repository);
    }
}
