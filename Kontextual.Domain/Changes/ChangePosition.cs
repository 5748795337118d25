using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A position in the change records: all records up to and including a sequence have been read.</summary>
/// <remarks>
/// The hash identifies the history. A method that takes a position throws <see cref="PositionLostException"/> when the record of the store at
/// that sequence has a different hash, or when there is no such record.
/// </remarks>
/// <param name="Sequence">The last sequence that has been read, or 0 when none has.</param>
/// <param name="Hash">The hash of that record. <see cref="ChainHash.Genesis"/> when the sequence is 0.</param>
[JsonConverter(typeof(ParsableJsonConverter<ChangePosition>))]
public readonly record struct ChangePosition(long Sequence, ChainHash Hash) : IParsable<ChangePosition>
{
    /// <summary>The position before the first record.</summary>
    public static ChangePosition Start { get; } = new(0, ChainHash.Genesis);

    /// <summary>Makes the position directly after a record.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="record"/> is null.</exception>
    public static ChangePosition After(ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(record.Sequence, record.Hash);
    }

    /// <summary>Reads the text form, <c>sequence:hash</c>.</summary>
    /// <exception cref="ArgumentException">The text does not have this form.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static ChangePosition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, null, out var position)
            ? position
            : throw new ArgumentException($"'{text}' is not a change position of the form sequence:hash.", nameof(text));
    }

    /// <summary>Tries to read the text form. The format provider is ignored.</summary>
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
