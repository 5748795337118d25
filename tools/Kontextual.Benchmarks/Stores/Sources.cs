using System.Security.Cryptography;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Stores;

/// <summary>
/// The sources of the ids, times and salts of a contestant. When seeded, they return the same values for all contestants and in all runs, so
/// that the rows can be compared. The values are realistic, because the order of ids determines how indexes grow.
/// </summary>
internal sealed class Sources : IIdSource, ISaltSource
{
    private readonly Lock _gate = new();
    private readonly int? _seed;
    private readonly StepClock? _clock;
    private Random? _random;

    private Sources(int? seed, StepClock? clock)
    {
        _seed = seed;
        _clock = clock;
        Time = _clock ?? TimeProvider.System;
        Restart();
    }

    public TimeProvider Time { get; }

    public IIdSource Ids => this;

    public ISaltSource Salts => this;

    public static Sources Seeded(int seed, DateTimeOffset from) => new(seed, new StepClock(from));

    /// <summary>
    /// Makes the sources of a real application, for contestants that several threads or processes use, where no order can be repeated.
    /// </summary>
    public static Sources Real() => new(null, null);

    /// <summary>Starts the sequences of values again.</summary>
    public void Restart()
    {
        _random = _seed is { } seed ? new Random(seed) : null;
        _clock?.Restart();
    }

    /// <summary>Moves the seeded clock, which stands still during an operation, regardless of how often it is read.</summary>
    public void Step() => _clock?.Step();

    public void Fill(Span<byte> salt)
    {
        if (_random is null)
        {
            RandomNumberGenerator.Fill(salt);
            return;
        }

        lock (_gate)
            _random.NextBytes(salt);
    }

    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        var milliseconds = Time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
