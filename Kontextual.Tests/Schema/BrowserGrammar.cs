using System.Text.RegularExpressions;

namespace Kontextual.Tests.Schema;

/// <summary>The part of the grammar of CREATE TABLE that the parser of DB Browser for SQLite 3.12 accepts and that a schema may use.</summary>
/// <remarks>
/// That program reads the definition of a table by a grammar of its own, smaller than SQLite's, and shows no columns when the grammar does
/// not match. It is described in its file <c>src/grammar/sqlite3.g</c>. Its keywords are no names of functions: hence no <c>replace()</c>.
/// </remarks>
internal sealed partial class BrowserGrammar
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABORT", "ACTION", "AUTOINCREMENT", "AS", "ASC", "AND", "OR", "BETWEEN", "CASCADE", "CASE", "CAST", "CHECK", "CREATE", "COLLATE", "CONFLICT",
        "CONSTRAINT", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP", "DEFAULT", "DEFERRABLE", "DEFERRED", "DELETE", "DESC", "ELSE", "END",
        "ESCAPE", "FAIL", "FOREIGN", "GLOB", "KEY", "LIKE", "TABLE", "IF", "IGNORE", "IN", "INITIALLY", "INSERT", "IMMEDIATE", "IS", "NO", "NOT",
        "NULL", "MATCH", "EXISTS", "ON", "PRIMARY", "RAISE", "REFERENCES", "REGEXP", "REPLACE", "RESTRICT", "ROLLBACK", "ROWID", "SET", "TEMPORARY",
        "TEMP", "THEN", "UNIQUE", "UPDATE", "USING", "VIRTUAL", "WHEN", "WITHOUT",
    };

    private static readonly HashSet<string> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        "||", "*", "/", "%", "+", "-", "<<", ">>", "&", "|", "<", "<=", ">", ">=", "=", "==", "!=", "<>", "IS", "LIKE", "GLOB", "REGEXP", "MATCH", "AND", "OR",
    };

    private readonly List<string> tokens;
    private int next;

    private BrowserGrammar(string sql) => tokens = [.. Token().Matches(sql).Select(match => match.Value)];

    /// <summary>Reads the definition of a table.</summary>
    /// <returns>The names of its columns.</returns>
    /// <exception cref="FormatException">The parser would fail.</exception>
    public static IReadOnlyList<string> ColumnsOf(string sql) => new BrowserGrammar(sql).Table();

    private List<string> Table()
    {
        Take("CREATE", "TABLE");
        Name();
        Take("(");
        var columns = new List<string>();
        do
        {
            if (Is("CONSTRAINT") || Is("PRIMARY") || Is("CHECK") || Is("FOREIGN") || Is("UNIQUE"))
                TableConstraint();
            else
                columns.Add(Column());
        }
        while (Has(","));
        Take(")");
        if (Has("WITHOUT"))
            Take("ROWID");
        return next == tokens.Count ? columns : throw Wrong("the end");
    }

    private string Column()
    {
        var name = Name();
        if (IsName())
            Name();
        while (!Is(",") && !Is(")"))
            ColumnConstraint();
        return name.Trim('"');
    }

    private void ColumnConstraint()
    {
        if (Has("CONSTRAINT"))
            Name();
        if (Has("PRIMARY"))
        {
            Take("KEY");
            Has("AUTOINCREMENT");
        }
        else if (Has("NOT"))
        {
            Take("NULL");
        }
        else if (!Has("NULL") && !Has("UNIQUE"))
        {
            throw Wrong("a constraint of a column");
        }
    }

    private void TableConstraint()
    {
        if (Has("CONSTRAINT"))
            Name();
        if (Has("CHECK"))
        {
            Take("(");
            Expression();
            Take(")");
        }
        else if (Has("FOREIGN"))
        {
            Take("KEY");
            Names();
            Take("REFERENCES");
            Name();
            Names();
            Take("ON", "DELETE", "RESTRICT");
        }
        else
        {
            Take(Is("PRIMARY") ? ["PRIMARY", "KEY"] : ["UNIQUE"]);
            Names();
        }
    }

    private void Names()
    {
        Take("(");
        do
            Name();
        while (Has(","));
        Take(")");
    }

    private void Expression()
    {
        do
            Operand();
        while (Operators.Contains(Current) && Has(Current));
    }

    private void Operand()
    {
        if (Is("-") || Is("+") || Is("NOT"))
            next++;
        if (Has("CAST"))
        {
            Take("(");
            Expression();
            Take("AS");
            Name();
            Take(")");
        }
        else if (Has("("))
        {
            Expression();
            Take(")");
        }
        else if (IsName())
        {
            Name();
            if (Is("("))
                List();
        }
        else if (!Has("NULL") && !IsLiteral())
        {
            throw Wrong("an operand");
        }

        Suffix();
    }

    private void Suffix()
    {
        if (Is("NOT"))
            next++;
        if (Has("IN"))
        {
            List();
        }
        else if (Has("BETWEEN"))
        {
            Operand();
            Take("AND");
            Operand();
        }
        else if (Has("GLOB") || Has("LIKE"))
        {
            Operand();
        }
    }

    private void List()
    {
        Take("(");
        if (Has(")"))
            return;
        do
            Expression();
        while (Has(","));
        Take(")");
    }

    private string Current => next < tokens.Count ? tokens[next] : string.Empty;

    private bool IsName() => Current is [('"' or '_'), ..] || (Current.Length > 0 && char.IsAsciiLetter(Current[0]) && !Keywords.Contains(Current));

    private bool IsLiteral()
    {
        var isLiteral = Current is ['\'', ..] || (Current.Length > 0 && char.IsAsciiDigit(Current[0]));
        if (isLiteral)
            next++;
        return isLiteral;
    }

    private string Name() => IsName() ? tokens[next++] : throw Wrong("a name");

    private bool Is(string token) => Current.Equals(token, StringComparison.OrdinalIgnoreCase);

    private bool Has(string token)
    {
        var has = Is(token);
        if (has)
            next++;
        return has;
    }

    private void Take(params ReadOnlySpan<string> expected)
    {
        foreach (var token in expected)
        {
            if (!Has(token))
                throw Wrong($"'{token}'");
        }
    }

    private FormatException Wrong(string expected) =>
        new($"The parser expects {expected} and finds '{Current}' after '{string.Join(' ', tokens.Skip(Math.Max(0, next - 12)).Take(Math.Min(12, next)))}'.");

    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]*)?|\|\||<>|<=|>=|==|!=|<<|>>|\S""")]
    private static partial Regex Token();
}
