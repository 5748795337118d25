using System.Security.Cryptography;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Stores;

/// <summary>
/// Where a contestant's ids, times and salts come from. Seeded, they are the same for every contestant and in every run, so that
/// the rows can be compared; they still look like real ones, because the order of ids decides how indexes grow.
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

    /// <summary>What an application has: for contestants that several threads or processes use, where no order can be repeated.</summary>
    public static Sources Real() => new(null, null);

    /// <summary>From the beginning again.</summary>
    public void Restart()
    {
        _random = _seed is { } seed ? new Random(seed) : null;
        _clock?.Restart();
    }

    /// <summary>A seeded clock moves between operations only, however often they ask.</summary>
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
