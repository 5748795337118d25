using Kontextual.Domain;

namespace Kontextual.Tests.Harness;

/// <summary>The same UUIDv7 in every run. Their order is not that of their making, so that no test can lean on it.</summary>
public sealed class SeededIds(int seed) : IIdSource
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    /// <inheritdoc/>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (gate)
            random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
