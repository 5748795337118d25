using System.Globalization;
using System.Text;

namespace Kontextual.Tests.Json;

/// <summary>Writes random JSON values. The same seed gives the same value; the style decides order, white space and spelling only.</summary>
internal sealed class JsonSamples(int seed, int style)
{
    private static readonly string[] Pieces = ["a", "b", "/", "\"", "\\", "\0", "\n", "\u001f", "\u007f", "<", "é", "\u2028", "\ufb33", "😀", "\uffff"];

    private readonly Random value = new(seed);
    private readonly Random spelling = new(style);

    public static string Object(int seed, int style)
    {
        var samples = new JsonSamples(seed, style);
        return samples.Space() + samples.Members(0) + samples.Space();
    }

    private string Value(int depth) => value.Next(depth < 4 ? 7 : 5) switch
    {
        0 => "null",
        1 => "true",
        2 => Number(),
        3 or 4 => Text(RandomText()),
        5 => "[" + string.Join(",", Enumerable.Range(0, value.Next(4)).Select(_ => Space() + Value(depth + 1) + Space())) + "]",
        _ => Members(depth),
    };

    private string Members(int depth)
    {
        var names = Enumerable.Range(0, value.Next(6)).Select(_ => RandomText()).Distinct().ToList();
        var members = names.Select(name => $"{Space()}{Text(name)}{Space()}:{Space()}{Value(depth + 1)}{Space()}").ToArray();
        spelling.Shuffle(members);
        return "{" + string.Join(",", members) + Space() + "}";
    }

    private string Number()
    {
        long digits = value.NextInt64(-1_000_000, 1_000_000) * (value.Next(2) == 0 ? 1 : 1_000_000_007);
        int exponent = value.Next(-20, 20);
        int zeros = spelling.Next(4);
        string e = spelling.Next(2) == 0 ? "E" : "e";
        return string.Create(CultureInfo.InvariantCulture, $"{digits}{new string('0', digits == 0 ? 0 : zeros)}{(digits == 0 ? ".0" : "")}{e}{exponent - zeros}");
    }

    private string RandomText() => string.Concat(Enumerable.Range(0, value.Next(5)).Select(_ => Pieces[value.Next(Pieces.Length)]));

    private string Text(string text)
    {
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            bool mustEscape = c is '"' or '\\' or < ' ' || char.IsSurrogate(c);
            json.Append(mustEscape || spelling.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString());
        }

        return json.Append('"').ToString();
    }

    private string Space() => spelling.Next(6) switch { 0 => " ", 1 => "\n\t", 2 => "\r\n", _ => "" };
}
