using System.Globalization;

namespace Kontextual.Domain;

/// <summary>A place in the change records: everything up to and including a sequence has been seen.</summary>
/// <remarks>
/// The hash says of which history. On a store whose record at that sequence has another hash, or that has no such record,
/// using the position is <see cref="PositionLostException"/>.
/// </remarks>
/// <param name="Sequence">The last sequence seen; 0 when nothing was.</param>
/// <param name="Hash">The hash of that record; <see cref="ChainHash.Genesis"/> at 0.</param>
public readonly record struct ChangePosition(long Sequence, ChainHash Hash)
{
    /// <summary>Before the first record.</summary>
    public static ChangePosition Start { get; } = new(0, ChainHash.Genesis);

    /// <summary>The position right after a record.</summary>
    public static ChangePosition After(ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(record.Sequence, record.Hash);
    }

    /// <summary>Reads the text form, <c>sequence:hash</c>.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public static ChangePosition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return new(sequence, ChainHash.Parse(text[(colon + 1)..]));
        throw new ArgumentException($"'{text}' is not a change position of the form sequence:hash.", nameof(text));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
