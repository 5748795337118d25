namespace Kontextual.Cli;

/// <summary>Reports no progress.</summary>
internal sealed class NoProgress : IIngestProgress
{
    public Task RunAsync(IngestTotal total, Func<Action<long>, Task> work) => work(_ => { });
}
