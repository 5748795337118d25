namespace Kontextual.Cli;

/// <summary>Tells who watches how far an ingest is.</summary>
internal interface IIngestProgress
{
    /// <summary>Runs work and is told by it of every file that is done, with its bytes.</summary>
    /// <param name="entries">A walk of its own, to count what there is to do.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the counting; the work has its own way to know.</param>
    Task RunAsync(Func<IEnumerable<WalkEntry>> entries, Func<Action<long>, Task> work, CancellationToken cancellationToken);
}
