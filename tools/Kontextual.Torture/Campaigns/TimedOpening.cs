using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Opens a store after a fault. An opening that hangs is abandoned, so that the campaign can report it.</summary>
internal static class TimedOpening
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>The duration of the opening.</returns>
    /// <exception cref="TimeoutException">The opening did not complete within the limit.</exception>
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
