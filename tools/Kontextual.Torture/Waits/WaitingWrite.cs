using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>A write that waits for its turn, and can be cancelled.</summary>
internal sealed class WaitingWrite(Task write, CancellationTokenSource cancel)
{
    /// <summary>Cancels it and waits until it has returned.</summary>
    /// <returns>How long that took; null when it was committed all the same.</returns>
    public async Task<TimeSpan?> CancelAsync()
    {
        var time = Stopwatch.StartNew();

        // Not awaited before the write: who cancels does not wait for what hangs on it.
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
