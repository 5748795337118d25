namespace Kontextual.Domain;

/// <summary>The origin of the bytes of a <see cref="ContentSource"/>.</summary>
internal abstract class ContentOrigin : IDisposable, IAsyncDisposable
{
    /// <summary>Reads all bytes once.</summary>
    public abstract ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reads all bytes again, in chunks of <see cref="ContentSource.ChunkSize"/>. The bytes may have changed since they were prepared.
    /// </summary>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync(CancellationToken cancellationToken);

    /// <summary>The temporary file, or null when none was needed. Closing the file deletes it.</summary>
    public virtual FileStream? Spool => null;

    public void Dispose() => Spool?.Dispose();

    public ValueTask DisposeAsync() => Spool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
