namespace Kontextual.Cli;

/// <summary>Reports the progress of an ingest.</summary>
internal interface IIngestProgress
{
    /// <summary>Runs work that reports every finished file with its size.</summary>
    /// <param name="total">What the scan of the folder found.</param>
    /// <param name="work">The work. It calls its argument with the size of each finished file in bytes.</param>
    Task RunAsync(IngestTotal total, Func<Action<long>, Task> work);
}
