using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Cli;

/// <summary>Opens the store in the mode that a verb requires.</summary>
internal static class StoreOpening
{
    // A file of 512 MiB is one transaction, of this process or of another process that this one waits for.
    private static readonly TimeSpan IngestTime = TimeSpan.FromMinutes(10);

    /// <summary>Opens an existing store read-only.</summary>
    public static Task<IKnowledgeRepository> ReadAsync(CliHost host, string path, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.ReadOnly = true;
                options.UseSqlite(path, sqlite => sqlite.CreateIfMissing = false);
            },
            cancellationToken);

    /// <summary>Opens an existing store for writing.</summary>
    public static Task<IKnowledgeRepository> WriteAsync(CliHost host, string path, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.UseSqlite(path, sqlite => sqlite.CreateIfMissing = false);
            },
            cancellationToken);

    /// <summary>Opens the store. Creates it when there is no file or an empty file.</summary>
    public static Task<IKnowledgeRepository> InitAsync(CliHost host, string path, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.UseSqlite(path, sqlite => sqlite.AdoptEmptyFile = true);
            },
            cancellationToken);

    /// <summary>Opens the store for large writes.</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">The path of the store.</param>
    /// <param name="create">True to create the store when there is no file.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public static Task<IKnowledgeRepository> IngestAsync(CliHost host, string path, bool create, CancellationToken cancellationToken) =>
        KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = host.Time;
                options.WriteTimeLimit = IngestTime;
                options.UseSqlite(path, sqlite =>
                {
                    sqlite.BusyWait = IngestTime;
                    sqlite.CreateIfMissing = create;
                });
            },
            cancellationToken);
}
