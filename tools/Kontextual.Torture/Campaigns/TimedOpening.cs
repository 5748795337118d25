using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Opens a store after something happened to it. One that hangs is given up, so that the campaign can tell of it.</summary>
internal static class TimedOpening
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It hung.</exception>
    public static async Task<TimeSpan> RunAsync(Func<Task> opening)
    {
        var time = Stopwatch.StartNew();
        await Task.Run(opening).WaitAsync(Patience);
        return time.Elapsed;
    }

    /// <summary>Opens a store and closes it.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static Task<TimeSpan> OfAsync(Func<Task<IKnowledgeRepository>> open) => RunAsync(async () => await (await open()).DisposeAsync());
}
