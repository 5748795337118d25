using Kontextual.Persistence;

namespace Kontextual.Tests.Harness;

/// <summary>The same salts in every run.</summary>
public sealed class SeededSalts(int seed) : ISaltSource
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    /// <inheritdoc/>
    public void Fill(Span<byte> salt)
    {
        lock (gate)
            random.NextBytes(salt);
    }
}
