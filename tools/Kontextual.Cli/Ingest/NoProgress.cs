namespace Kontextual.Cli;

/// <summary>Nobody watches, so that nothing is counted first.</summary>
internal sealed class NoProgress : IIngestProgress
{
    public Task RunAsync(Func<IEnumerable<WalkEntry>> entries, Func<Action<long>, Task> work, CancellationToken cancellationToken) =>
        work(_ => { });
}
