using System.Globalization;

namespace Kontextual.Domain;

/// <summary>A moment of the store's past to read at: right after a change sequence, or at a time.</summary>
/// <remarks>
/// A time stands for the highest sequence whose time is at or below it. A sequence inside a transaction stands for the end of the
/// transaction before, because nobody could ever see a part of one. A moment that is not reached yet is the present. Before the
/// first change a store is empty. The default value is no moment, and reading at it is refused, because it is usually a value that was forgotten.
/// </remarks>
public readonly record struct AsOf
{
    private AsOf(long? sequence, DateTimeOffset? time)
    {
        Sequence = sequence;
        Time = time;
    }

    /// <summary>True for the default value, which is no moment.</summary>
    public bool IsDefault => Sequence is null && Time is null;

    /// <summary>The sequence whose change is the last one seen, 0 for none; null when a time was given.</summary>
    public long? Sequence { get; }

    /// <summary>The time, in UTC and whole microseconds; null when a sequence was given.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>Right after the change with this sequence; 0 is before the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 0.</exception>
    public static AsOf AtSequence(long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        return new(sequence, null);
    }

    /// <summary>At a time, cut to whole microseconds.</summary>
    public static AsOf AtTime(DateTimeOffset time) => new(null, UtcTime.Truncate(time));

    /// <summary>The sequence in digits, or the time as the store writes it; empty for the default value.</summary>
    public override string ToString() => Time is { } time ? UtcTime.Format(time) : string.Create(CultureInfo.InvariantCulture, $"{Sequence}");
}
