using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Cli;

/// <summary>Opens the store the way a verb needs it.</summary>
internal static class StoreOpening
{
    // One file of 512 MiB is one transaction, of this process or of another that it waits for.
    private static readonly TimeSpan IngestTime = TimeSpan.FromMinutes(10);

    /// <summary>Opens a store that is there, for reading only.</summary>
    public static Task<IKnowledgeRepository> ReadAsync(CliHost host, string path, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.ReadOnly = true;
                options.UseSqlite(path, sqlite => sqlite.CreateIfMissing = false);
            },
            cancellationToken);

    /// <summary>Opens a store that is there, for writing.</summary>
    public static Task<IKnowledgeRepository> WriteAsync(CliHost host, string path, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.UseSqlite(path, sqlite => sqlite.CreateIfMissing = false);
            },
            cancellationToken);

    /// <summary>Opens the store, or makes one where there is none or an empty file.</summary>
    public static Task<IKnowledgeRepository> InitAsync(CliHost host, string path, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.UseSqlite(path, sqlite => sqlite.AdoptEmptyFile = true);
            },
            cancellationToken);

    /// <summary>Opens the store for large writes, or makes one where there is none.</summary>
    public static Task<IKnowledgeRepository> IngestAsync(CliHost host, string path, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.WriteTimeLimit = IngestTime;
                options.UseSqlite(path, sqlite => sqlite.BusyWait = IngestTime);
            },
            cancellationToken);
}
