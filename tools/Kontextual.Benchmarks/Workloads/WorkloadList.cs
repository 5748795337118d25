namespace Kontextual.Benchmarks.Workloads;

/// <summary>The list of workloads.</summary>
internal static class WorkloadList
{
    /// <summary>All workloads, in the order of the report.</summary>
    public static IReadOnlyList<Workload> All { get; } = Of(new CreateBatch(1000), new LinkBatch(1000), new WriterProcesses(4, 4));

    /// <summary>All workloads with smaller batches and fewer processes, for a run that only proves that everything works.</summary>
    public static IReadOnlyList<Workload> Small { get; } = Of(new CreateBatch(100), new LinkBatch(100), new WriterProcesses(2, 2));

    /// <summary>Returns the workloads with these names, or the complete list when there are no names.</summary>
    /// <exception cref="ArgumentException">No workload has one of the names.</exception>
    public static IReadOnlyList<Workload> Named(IReadOnlyCollection<string> names, IReadOnlyList<Workload> list)
    {
        if (names.Except(list.Select(workload => workload.Name)).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"There is no workload '{unknown}'. The workloads are: {string.Join(", ", list.Select(workload => workload.Name))}.");
        }

        return names.Count == 0 ? list : [.. list.Where(workload => names.Contains(workload.Name))];
    }

    private static IReadOnlyList<Workload> Of(CreateBatch batches, LinkBatch links, WriterProcesses processes) =>
    [
        new CreateOne(),
        new ReviseOne(),
        batches,
        links,
        new DeleteOne(),
        new RestoreOne(),
        new GetById(),
        new GetByName(),
        new GetContent(),
        new ListPage(),
        new ReadHistory(),
        new GetAsOf(),
        new Traverse(),
        new ChangesPage(),
        new FollowChanges(),
        new OpenStore(),
        new ConcurrentWriters(16, "created"),
        processes,
        new MixedClients(),
    ];
}
