namespace Kontextual.Benchmarks.Workloads;

/// <summary>Which workloads there are.</summary>
internal static class WorkloadList
{
    /// <summary>All of them, in the order of the report.</summary>
    public static IReadOnlyList<Workload> All { get; } = Of(new CreateBatch(1000), new WriterProcesses(4, 4));

    /// <summary>The same with smaller batches and fewer processes: for a run that only proves that everything works.</summary>
    public static IReadOnlyList<Workload> Small { get; } = Of(new CreateBatch(100), new WriterProcesses(2, 2));

    /// <summary>The named ones of a list; the whole list when there are no names.</summary>
    /// <exception cref="ArgumentException">There is no workload of a name.</exception>
    public static IReadOnlyList<Workload> Named(IReadOnlyCollection<string> names, IReadOnlyList<Workload> list)
    {
        if (names.Except(list.Select(workload => workload.Name)).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"There is no workload '{unknown}'. There are: {string.Join(", ", list.Select(workload => workload.Name))}.");
        }

        return names.Count == 0 ? list : [.. list.Where(workload => names.Contains(workload.Name))];
    }

    private static IReadOnlyList<Workload> Of(CreateBatch batches, WriterProcesses processes) =>
    [
        new CreateOne(),
        new ReviseOne(),
        batches,
        new GetById(),
        new GetByName(),
        new GetContent(),
        new ListPage(),
        new ReadHistory(),
        new OpenStore(),
        new ConcurrentWriters(16, "created"),
        processes,
        new MixedClients(),
    ];
}
