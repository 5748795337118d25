namespace Kontextual.Benchmarks.Workloads;

/// <summary>All workloads, in the order of the report.</summary>
internal static class WorkloadList
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new CreateOne(),
        new ReviseOne(),
        new CreateBatch(),
        new GetById(),
        new GetByName(),
        new GetContent(),
        new ListPage(),
        new ReadHistory(),
        new OpenStore(),
        new ConcurrentWriters(16, "created"),
        new WriterProcesses(4, 4),
        new MixedClients(),
    ];

    /// <summary>The named ones; all when there are no names.</summary>
    /// <exception cref="ArgumentException">There is no workload of a name.</exception>
    public static IReadOnlyList<Workload> Named(IReadOnlyCollection<string> names)
    {
        if (names.Except(All.Select(workload => workload.Name)).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"There is no workload '{unknown}'. There are: {string.Join(", ", All.Select(workload => workload.Name))}.");
        }

        return names.Count == 0 ? All : [.. All.Where(workload => names.Contains(workload.Name))];
    }
}
