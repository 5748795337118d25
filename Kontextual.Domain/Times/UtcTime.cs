using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Domain;

/// <summary>Converts times to and from their text form: UTC with whole microseconds, written <c>2026-11-22T10:44:27.123456Z</c>.</summary>
/// <remarks>
/// Texts of this form have the same order as the times. The conversion is hand-written, because each row contains several times and the
/// general conversion takes ten times as long.
/// </remarks>
public static class UtcTime
{
    /// <summary>The length of the text.</summary>
    internal const int Length = 27;

    private const string Form = "0000-00-00T00:00:00.000000Z";

    /// <summary>Returns the same time in UTC, truncated (not rounded) to whole microseconds.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time)
    {
        var utc = time.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Returns the first time in whole microseconds at or after a time, so that a comparison with stored times is exact.</summary>
    internal static DateTimeOffset Ceiling(DateTimeOffset time)
    {
        var whole = Truncate(time);
        return whole == time || whole > DateTimeOffset.MaxValue.AddMicroseconds(-1) ? whole : whole.AddMicroseconds(1);
    }

    /// <summary>Returns the text form of a time, 27 characters.</summary>
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

    /// <summary>Reads a time from its text form. Other forms are refused.</summary>
    /// <exception cref="ArgumentException">The text is null or does not have this form.</exception>
    public static DateTimeOffset Parse(string text) =>
        TryParse(text, out var time)
            ? time
            : throw new ArgumentException($"'{text}' is not a time of the form 2026-11-22T10:44:27.123456Z.", nameof(text));

    /// <summary>Tries to read a time from its text form. Other forms are refused.</summary>
    /// <returns>True when the text has this form.</returns>
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
