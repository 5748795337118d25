using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Domain;

/// <summary>The pinned form of a time: UTC, whole microseconds, written <c>2026-11-22T10:44:27.123456Z</c>.</summary>
/// <remarks>Texts of this form order as the times do. Read and written by hand: rows hold several each, and the general way costs ten times as much.</remarks>
public static class UtcTime
{
    /// <summary>The length of the text.</summary>
    internal const int Length = 27;

    private const string Form = "0000-00-00T00:00:00.000000Z";

    /// <summary>The same moment in UTC, cut (not rounded) to whole microseconds.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time)
    {
        var utc = time.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Writes a time in the pinned form, 27 characters.</summary>
    public static string Format(DateTimeOffset time) => string.Create(Form.Length, time.UtcDateTime, static (text, utc) =>
    {
        Form.CopyTo(text);
        WriteDigits(text[..4], utc.Year);
        WriteDigits(text[5..7], utc.Month);
        WriteDigits(text[8..10], utc.Day);
        WriteDigits(text[11..13], utc.Hour);
        WriteDigits(text[14..16], utc.Minute);
        WriteDigits(text[17..19], utc.Second);
        WriteDigits(text[20..26], (int)(utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond));
    });

    /// <summary>Reads a time in the pinned form, and no other.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public static DateTimeOffset Parse(string text) =>
        TryParse(text, out var time)
            ? time
            : throw new ArgumentException($"'{text}' is not a time of the form 2026-11-22T10:44:27.123456Z.", nameof(text));

    /// <summary>Reads a time in the pinned form; false when the text has another.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateTimeOffset time)
    {
        time = default;
        return text is not null && TryParse(text.AsSpan(), out time);
    }

    /// <inheritdoc cref="TryParse(string?, out DateTimeOffset)"/>
    internal static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != Length || !HasForm(text))
            return false;
        var year = ReadDigits(text[..4]);
        var month = ReadDigits(text[5..7]);
        var day = ReadDigits(text[8..10]);
        var hour = ReadDigits(text[11..13]);
        var minute = ReadDigits(text[14..16]);
        var second = ReadDigits(text[17..19]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks;
        time = new DateTimeOffset(ticks + (ReadDigits(text[20..26]) * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Form.Length; i++)
        {
            if (Form[i] == '0' ? !char.IsAsciiDigit(text[i]) : text[i] != Form[i])
                return false;
        }

        return true;
    }

    private static int ReadDigits(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }

    private static void WriteDigits(Span<char> place, int number)
    {
        for (var i = place.Length - 1; i >= 0; i--, number /= 10)
            place[i] = (char)('0' + (number % 10));
    }
}
