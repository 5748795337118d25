using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Floor;

namespace Kontextual.Benchmarks.Stores;

/// <summary>The filled store, and the same facts in the schema of Floor. Workloads work on copies of these files.</summary>
/// <param name="Store">The path of the store.</param>
/// <param name="Floor">The path of the file with the schema of Floor.</param>
internal sealed record FilledFiles(string Store, string Floor)
{
    /// <summary>Makes the file of Floor from a filled store.</summary>
    public static FilledFiles Of(StoreFolder folder, string store)
    {
        var floor = folder.PathOfCopy("floor.db");
        FloorFile.Make(store, floor);
        return new(store, floor);
    }

    /// <summary>Returns the file that a contestant works on.</summary>
    public string Of(ContestantKind contestant) => Entrant.UsesStore(contestant) ? Store : Floor;
}
