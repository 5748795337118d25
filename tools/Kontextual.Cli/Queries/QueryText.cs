using System.Globalization;
using System.Text;

namespace Kontextual.Cli;

/// <summary>Reads the text of a condition or of a group from left to right.</summary>
/// <param name="text">The text.</param>
internal sealed class QueryText(string text)
{
    private const char Quote = '"';
    private const int HexDigits = 4;

    /// <summary>The index of the next UTF-16 code unit to read.</summary>
    public int Position { get; private set; }

    /// <summary>True if everything was read.</summary>
    public bool IsAtEnd => Position == text.Length;

    /// <summary>True if the next unit ends a filter: a space, or the end of the text.</summary>
    public bool IsAtBreak => IsAtEnd || char.IsWhiteSpace(text[Position]);

    /// <summary>True if the next unit is a double quote.</summary>
    public bool IsAtQuote => IsAt(Quote);

    /// <summary>True if the next unit is the beginning of an operator.</summary>
    public bool IsAtOperator => !IsAtEnd && IsOperator(text[Position]);

    public static bool IsOperator(char unit) => unit is '=' or '<' or '>';

    public bool IsAt(char unit) => !IsAtEnd && text[Position] == unit;

    public void SkipSpaces()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[Position]))
            Position++;
    }

    /// <summary>Reads a unit if it is the next one.</summary>
    public bool TryRead(char unit)
    {
        if (!IsAt(unit))
            return false;
        Position++;
        return true;
    }

    /// <summary>Reads up to a space, a double quote or another unit that ends the word.</summary>
    public string ReadWord(Func<char, bool>? ends = null)
    {
        var start = Position;
        while (!IsAtBreak && !IsAtQuote && ends?.Invoke(text[Position]) != true)
            Position++;
        return text[start..Position];
    }

    /// <summary>Reads a text in double quotes, in which escapes are those of JSON.</summary>
    /// <exception cref="UsageException">The closing quote is missing, or an escape is none of JSON.</exception>
    public string ReadQuoted()
    {
        var start = Position++;
        var read = new StringBuilder();
        while (!TryRead(Quote))
        {
            if (IsAtEnd)
                throw Refuse("The closing double quote is missing.", start);
            read.Append(IsAt('\\') ? ReadEscape() : text[Position++]);
        }

        return read.ToString();
    }

    /// <summary>Creates the exception that shows a place in the text.</summary>
    public UsageException Refuse(string message, int index) => new(message, new TextPlace(text, index));

    private char ReadEscape()
    {
        var start = Position++;
        var kind = IsAtEnd ? '\0' : text[Position++];
        return kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' when ReadHex() is { } unit => unit,
            _ => throw Refuse("""Escapes are those of JSON, such as \" for a double quote and \\ for a backslash.""", start),
        };
    }

    private char? ReadHex()
    {
        if (text.Length - Position < HexDigits
            || !ushort.TryParse(text.AsSpan(Position, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return null;
        }

        Position += HexDigits;
        return (char)unit;
    }
}
