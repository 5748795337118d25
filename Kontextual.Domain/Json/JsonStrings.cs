using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// Writes JSON strings with the fewest escapes, as RFC 8785 requires: only the quotation mark, the backslash and U+0000 to U+001F are
/// escaped.
/// </summary>
internal static class JsonStrings
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    /// <summary>Writes well-formed UTF-16 as a quoted JSON string. The caller has already refused lone surrogates.</summary>
    public static void Write(Utf8Buffer output, ReadOnlySpan<char> text)
    {
        output.Append((byte)'"');
        for (int at; (at = text.IndexOfAny(Escaped)) >= 0; text = text[(at + 1)..])
        {
            output.Append(text[..at]);
            WriteScalar(output, new Rune(text[at]));
        }

        output.Append(text);
        output.Append((byte)'"');
    }

    /// <summary>Writes the content of a string token that a JSON reader has accepted, with new escapes.</summary>
    /// <returns>-1, or the position in <paramref name="raw"/> of an escape that is a lone surrogate.</returns>
    public static int WriteToken(Utf8Buffer output, ReadOnlySpan<byte> raw)
    {
        output.Append((byte)'"');
        var from = 0;
        for (int next; (next = raw[from..].IndexOf((byte)'\\')) >= 0;)
        {
            output.Append(raw.Slice(from, next));
            from += next;
            var length = WriteEscape(output, raw[from..]);
            if (length == 0)
                return from;
            from += length;
        }

        output.Append(raw[from..]);
        output.Append((byte)'"');
        return -1;
    }

    /// <summary>Quotes a text for a message, so that control characters in it cannot forge lines of a log.</summary>
    public static string Quote(string text)
    {
        var buffer = new Utf8Buffer();
        Write(buffer, text);
        return buffer.ToString();
    }

    private static int WriteEscape(Utf8Buffer output, ReadOnlySpan<byte> escape)
    {
        switch (escape[1])
        {
            case (byte)'u':
                return WriteCodeUnits(output, escape);
            case (byte)'/':
                output.Append((byte)'/');
                return 2;
            default:
                output.Append(escape[..2]);
                return 2;
        }
    }

    private static int WriteCodeUnits(Utf8Buffer output, ReadOnlySpan<byte> escape)
    {
        var first = CodeUnit(escape);
        if (!char.IsSurrogate(first))
        {
            WriteScalar(output, new Rune(first));
            return 6;
        }

        if (escape.Length < 12 || escape[6] != '\\' || escape[7] != 'u' || !Rune.TryCreate(first, CodeUnit(escape[6..]), out var rune))
            return 0;
        output.Append(rune);
        return 12;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static void WriteScalar(Utf8Buffer output, Rune rune)
    {
        var escape = rune.Value switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => default,
        };
        if (escape.Length > 0)
            output.Append(escape);
        else if (rune.Value < 0x20)
            output.Append(string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"));
        else
            output.Append(rune);
    }
}
