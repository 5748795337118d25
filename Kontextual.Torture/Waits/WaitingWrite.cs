namespace Kontextual.Torture;

/// <summary>A write that waits for its turn, and can be cancelled.</summary>
internal sealed class WaitingWrite(Task write, CancellationTokenSource cancel)
{
    /// <summary>Cancels it and waits until it has returned.</summary>
    /// <returns>False when it was committed all the same.</returns>
    public async Task<bool> CancelAsync()
    {
        // Not awaited before the write: who cancels does not wait for what hangs on it.
        var cancelling = cancel.CancelAsync();
        try
        {
            await write;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        finally
        {
            await cancelling;
            cancel.Dispose();
        }
    }
}
