using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Contents;

/// <summary>The chunks of a content that is being stored, and the source that they are read from.</summary>
/// <param name="unit">The transaction.</param>
/// <param name="source">The enumerator of the chunks. This object disposes of it.</param>
internal sealed class SourceChunks(UnitOfWork unit, IAsyncEnumerator<ReadOnlyMemory<byte>> source) : IAsyncDisposable
{
    private Task<bool> _reading = Task.FromResult(true);

    /// <summary>The present chunk. It is valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Current => source.Current;

    /// <summary>
    /// Waits for the next chunk, at most until the transaction must end, so that a caller's stream that hangs does not block the store.
    /// </summary>
    public Task<bool> MoveNextAsync()
    {
        _reading = unit.CallAsync(() => source.MoveNextAsync().AsTask());
        return _reading.WaitAsync(unit.Ending);
    }

    /// <summary>Closes the source, so that a caller's file does not stay open after any outcome.</summary>
    /// <remarks>An enumerator that is still reading cannot be disposed of. It is then closed when the reading ends, without waiting for it.</remarks>
    public ValueTask DisposeAsync()
    {
        if (_reading.IsCompleted)
            return source.DisposeAsync();
        _ = CloseAfterReadingAsync();
        return ValueTask.CompletedTask;
    }

    private async Task CloseAfterReadingAsync()
    {
        // The transaction no longer waits for the chunk, so an exception of reading it has no receiver.
        await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await source.DisposeAsync().ConfigureAwait(false);
    }
}
