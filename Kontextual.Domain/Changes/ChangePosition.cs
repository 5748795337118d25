using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A place in the change records: everything up to and including a sequence has been seen.</summary>
/// <remarks>
/// The hash says of which history. On a store whose record at that sequence has another hash, or that has no such record,
/// using the position is <see cref="PositionLostException"/>.
/// </remarks>
/// <param name="Sequence">The last sequence seen; 0 when nothing was.</param>
/// <param name="Hash">The hash of that record; <see cref="ChainHash.Genesis"/> at 0.</param>
[JsonConverter(typeof(ParsableJsonConverter<ChangePosition>))]
public readonly record struct ChangePosition(long Sequence, ChainHash Hash) : IParsable<ChangePosition>
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
        return TryParse(text, null, out var position)
            ? position
            : throw new ArgumentException($"'{text}' is not a change position of the form sequence:hash.", nameof(text));
    }

    /// <summary>Reads the text form, without an exception.</summary>
    /// <returns>True when the text has the form <c>sequence:hash</c>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ChangePosition result)
    {
        result = default;
        var colon = s?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0
            || !long.TryParse(s.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !ChainHash.TryParse(s![(colon + 1)..], null, out var hash))
        {
            return false;
        }

        result = new(sequence, hash);
        return true;
    }

    static ChangePosition IParsable<ChangePosition>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var position) ? position : throw new FormatException($"'{s}' is not a change position of the form sequence:hash.");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
