namespace Kontextual.Domain;

/// <summary>The default source of ids: random UUIDv7 that carry the time of their making in milliseconds.</summary>
public sealed class UuidV7Source(TimeProvider time) : IIdSource
{
    /// <inheritdoc/>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
