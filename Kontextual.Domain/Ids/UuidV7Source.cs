namespace Kontextual.Domain;

/// <summary>
/// The default source of ids. It generates random UUIDs of version 7, which contain the time of their generation in milliseconds.
/// </summary>
public sealed class UuidV7Source(TimeProvider time) : IIdSource
{
    /// <inheritdoc/>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
