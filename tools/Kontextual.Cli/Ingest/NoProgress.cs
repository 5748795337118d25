namespace Kontextual.Cli;

/// <summary>Reports no progress, so the files are not counted first.</summary>
internal sealed class NoProgress : IIngestProgress
{
    public Task RunAsync(Func<IEnumerable<WalkEntry>> entries, Func<Action<long>, Task> work, CancellationToken cancellationToken) =>
        work(_ => { });
}
