using System.Globalization;

namespace Kontextual.Domain;

/// <summary>The pinned form of a time: UTC, whole microseconds, written <c>2026-11-22T10:44:27.123456Z</c>.</summary>
/// <remarks>Texts of this form order as the times do.</remarks>
public static class UtcTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The same moment in UTC, cut (not rounded) to whole microseconds.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time)
    {
        var utc = time.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Writes a time in the pinned form, 27 characters.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads a time in the pinned form, and no other.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public static DateTimeOffset Parse(string text) =>
        TryParse(text, out var time)
            ? time
            : throw new ArgumentException($"'{text}' is not a time of the form 2026-11-22T10:44:27.123456Z.", nameof(text));

    /// <summary>Reads a time in the pinned form; false when the text has another.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time);
}
