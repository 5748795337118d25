namespace Kontextual.Cli;

/// <summary>Reports the progress of an ingest.</summary>
internal interface IIngestProgress
{
    /// <summary>Runs work that reports every finished file with its size.</summary>
    /// <param name="entries">Starts a separate enumeration, which counts the files.</param>
    /// <param name="work">The work. It calls its argument with the size of each finished file in bytes.</param>
    /// <param name="cancellationToken">Cancels the counting. The work has its own token.</param>
    Task RunAsync(Func<IEnumerable<WalkEntry>> entries, Func<Action<long>, Task> work, CancellationToken cancellationToken);
}
