using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>A write that waits for other writers and can be cancelled.</summary>
internal sealed class WaitingWrite(Task write, CancellationTokenSource cancel)
{
    /// <summary>Cancels the write and waits until it has returned.</summary>
    /// <returns>The time until it returned, or null when it was committed.</returns>
    public async Task<TimeSpan?> CancelAsync()
    {
        var time = Stopwatch.StartNew();

        // Awaited only after the write, because the cancellation does not complete before its callbacks have run.
        var cancelling = cancel.CancelAsync();
        try
        {
            await write;
            return null;
        }
        catch (OperationCanceledException)
        {
            return time.Elapsed;
        }
        finally
        {
            await cancelling;
            cancel.Dispose();
        }
    }
}
