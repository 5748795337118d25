namespace Kontextual.Domain;

/// <summary>Where the bytes of a <see cref="ContentSource"/> come from.</summary>
internal abstract class ContentOrigin : IDisposable, IAsyncDisposable
{
    /// <summary>Reads everything once.</summary>
    public abstract ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Reads everything again, in chunks of <see cref="ContentSource.ChunkSize"/>, whatever it is by now.</summary>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync(CancellationToken cancellationToken);

    /// <summary>The temporary file, where one was needed; closing it removes it.</summary>
    public virtual FileStream? Spool => null;

    public void Dispose() => Spool?.Dispose();

    public ValueTask DisposeAsync() => Spool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
