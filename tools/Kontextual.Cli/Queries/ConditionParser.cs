using System.Text.RegularExpressions;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>
/// Reads conditions on metadata, such as <c>/author=alice</c>, <c>/year>=2024</c>, <c>/status=draft,final</c> and <c>/draft</c>. docs/cli.md
/// describes the form.
/// </summary>
internal static partial class ConditionParser
{
    /// <summary>Reads a text that is one condition.</summary>
    /// <exception cref="UsageException">The text is not a condition. The exception has the place.</exception>
    public static MetadataFilter Parse(string text)
    {
        var query = new QueryText(text);
        query.SkipSpaces();
        var condition = Read(query);
        query.SkipSpaces();
        return query.IsAtEnd
            ? condition
            : throw query.Refuse("--where takes one condition, without spaces around its operator. Write a text with spaces in double quotes.", query.Position);
    }

    /// <summary>True if the next thing to read can only be a condition.</summary>
    public static bool IsNext(QueryText query) => query.IsAt('/') || query.IsAtQuote;

    /// <summary>Reads the next condition.</summary>
    /// <exception cref="UsageException">No condition follows. The exception has the place.</exception>
    public static MetadataFilter Read(QueryText query)
    {
        if (!IsNext(query))
            throw query.Refuse("A condition begins with the path of a value in the metadata, such as /author.", query.Position);
        var start = query.Position;
        var path = ReadPath(query);
        if (query.IsAtBreak)
            return Checked(query, start, () => MetadataFilter.Exists(path));
        if (query.TryRead('='))
            return ReadEqual(query, start, path);
        if (query.TryRead('>'))
            return query.TryRead('=') ? ReadRange(query, ">=", path, MetadataFilter.AtLeast) : ReadRange(query, ">", path, MetadataFilter.GreaterThan);
        if (query.TryRead('<'))
            return query.TryRead('=') ? ReadRange(query, "<=", path, MetadataFilter.AtMost) : ReadRange(query, "<", path, MetadataFilter.LessThan);
        throw query.Refuse("After the path, an operator or a space is expected. The operators are =, >, >=, < and <=.", query.Position);
    }

    private static string ReadPath(QueryText query)
    {
        var start = query.Position;
        var isQuoted = query.IsAtQuote;
        var path = isQuoted ? query.ReadQuoted() : query.ReadWord(QueryText.IsOperator);
        if (!isQuoted && query.IsAtQuote)
            throw query.Refuse("A path with a double quote is written in double quotes as a whole.", query.Position);
        if (!isQuoted && path.EndsWith('!') && query.IsAt('='))
            throw query.Refuse("There is no operator '!='. Select what must not match with --not. If the path ends in '!', put it in double quotes.", query.Position - 1);
        Checked(query, isQuoted ? start : start + WrongTilde(path), () => MetadataFilter.Exists(path));
        return path;
    }

    // The place of a wrong escape, which is the likely error. 0 if there is none.
    private static int WrongTilde(string path)
    {
        for (var i = path.IndexOf('~', StringComparison.Ordinal); i >= 0; i = path.IndexOf('~', i + 1))
        {
            if (i + 1 == path.Length || path[i + 1] is not ('0' or '1'))
                return i;
        }

        return 0;
    }

    private static MetadataFilter ReadEqual(QueryText query, int start, string path)
    {
        var values = new List<MetadataValue>();
        do
        {
            values.Add(ReadValue(query));
        }
        while (query.TryRead(','));
        EndValue(query);
        return Checked(query, start, () => values is [var value] ? MetadataFilter.Equal(path, value) : MetadataFilter.In(path, values));
    }

    private static MetadataFilter ReadRange(QueryText query, string sign, string path, Func<string, MetadataValue, MetadataFilter> filter)
    {
        var start = query.Position;
        var value = ReadValue(query);
        if (query.IsAt(','))
            throw query.Refuse($"Only '=' takes several values, and '{sign}' takes one number.", query.Position);
        EndValue(query);
        return value.IsNumber
            ? filter(path, value)
            : throw query.Refuse($"'{sign}' takes a number such as 2024 or -1.5. Texts have no order here; compare them with '='.", start);
    }

    private static MetadataValue ReadValue(QueryText query)
    {
        var start = query.Position;
        if (query.IsAtQuote)
        {
            var quoted = query.ReadQuoted();
            return Checked(query, start, () => MetadataValue.FromString(quoted));
        }

        if (query.IsAtOperator)
            throw query.Refuse("The operators are =, >, >=, < and <=. A value that begins with one of these characters is written in double quotes.", start);
        var word = query.ReadWord(unit => unit == ',');
        if (word.Length == 0)
            throw query.Refuse("""A value is missing. The empty text is written as "".""", start);
        return Checked(query, start, () => word is "true" or "false" or "null" || JsonNumber().IsMatch(word) ? MetadataValue.Parse(word) : word);
    }

    private static void EndValue(QueryText query)
    {
        if (!query.IsAtBreak)
            throw query.Refuse("A value with a double quote in it is written in double quotes as a whole, and its own quotes as \\\".", query.Position);
    }

    // The rules of paths and values are those of the library.
    private static T Checked<T>(QueryText query, int place, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw query.Refuse(ErrorReport.PlainMessage(e), place);
        }
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();
}
