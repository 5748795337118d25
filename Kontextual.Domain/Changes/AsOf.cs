using System.Globalization;

namespace Kontextual.Domain;

/// <summary>A moment in the history of a store: directly after a change, or at a time.</summary>
/// <remarks>
/// A time selects the highest sequence whose time is at or before it. A sequence inside a transaction selects the end of the transaction before
/// it, because no reader ever sees a part of a transaction. A moment that has not been reached yet selects the present. Before the first
/// change, a store is empty. The default value is not a moment. Methods refuse it, because it is usually a value that was not set.
/// </remarks>
public readonly record struct AsOf
{
    private AsOf(long? sequence, DateTimeOffset? time)
    {
        Sequence = sequence;
        Time = time;
    }

    /// <summary>True when this is the default value, which is not a moment.</summary>
    public bool IsDefault => Sequence is null && Time is null;

    /// <summary>The sequence of the last change that is visible at the moment, 0 for none. Null when a time is given.</summary>
    public long? Sequence { get; }

    /// <summary>The time, in UTC and whole microseconds. Null when a sequence is given.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>Makes the moment directly after the change with this sequence. 0 is the moment before the first change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 0.</exception>
    public static AsOf AtSequence(long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        return new(sequence, null);
    }

    /// <summary>Makes the moment at a time, which is truncated to whole microseconds.</summary>
    public static AsOf AtTime(DateTimeOffset time) => new(null, UtcTime.Truncate(time));

    /// <summary>
    /// Returns the sequence in decimal digits, or the time in the form of <see cref="UtcTime"/>. Returns an empty text for the default
    /// value.
    /// </summary>
    public override string ToString() => Time is { } time ? UtcTime.Format(time) : string.Create(CultureInfo.InvariantCulture, $"{Sequence}");
}
