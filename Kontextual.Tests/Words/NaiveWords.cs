using System.Text.RegularExpressions;

namespace Kontextual.Tests.Words;

/// <summary>
/// The rules of the search for words once more, for the letters of ASCII, digits, é, 日, 本, 語 and 👍: regular expressions divide the texts, and
/// every clause is tried at every token.
/// </summary>
internal static partial class NaiveWords
{
    /// <summary>A token of a text, or of a search.</summary>
    public sealed record Item(string Whole, string[] Parts, bool IsPrefix = false);

    /// <summary>True when all clauses occur; null when there is no clause.</summary>
    public static bool? Matches(string text, string search)
    {
        var tokens = Tokens(text);
        var clauses = Clauses(search);
        return clauses.Count == 0 ? null : clauses.All(clause => Enumerable.Range(0, tokens.Count).Any(at => OccursAt(tokens, at, clause)));
    }

    /// <summary>For each clause, the number of places at which it occurs in a text.</summary>
    public static int[] Occurrences(string text, string search)
    {
        var tokens = Tokens(text);
        return [.. Clauses(search).Select(clause => Enumerable.Range(0, tokens.Count).Count(at => OccursAt(tokens, at, clause)))];
    }

    /// <summary>True when a text has all tokens of a clause, or their parts, wherever they are.</summary>
    public static bool HasTokens(string text, string search, int clause)
    {
        var all = Tokens(text).SelectMany(token => token.Parts.Append(token.Whole)).ToHashSet();
        return Clauses(search)[clause].All(item => Has(item.Whole, item.IsPrefix)
            || item.Parts.Select((part, i) => Has(part, item.IsPrefix && i == item.Parts.Length - 1)).All(has => has));

        bool Has(string token, bool isPrefix) => all.Any(one => Fits(one, token, isPrefix));
    }

    /// <summary>The number of tokens of a text.</summary>
    public static int Length(string text) => Tokens(text).Count;

    private static List<List<Item>> Clauses(string search) =>
        [.. Term().Matches(search).Select(term => term.Groups["phrase"].Success
            ? Clause(term.Groups["phrase"].Value, term.Groups["star"].Length > 0)
            : Clause(term.Groups["term"].Value.TrimEnd('*'), term.Groups["term"].Value.EndsWith('*'))).Where(clause => clause.Count > 0)];

    private static List<Item> Clause(string text, bool hasStar)
    {
        var items = Tokens(text);
        if (items.Count > 1 && IsHan(items[^1]) && IsHan(items[^2]) && items[^2].Whole.Length == 2)
            items.RemoveAt(items.Count - 1);
        else if (items.Count > 0 && IsHan(items[^1]))
            items[^1] = items[^1] with { IsPrefix = true };
        if (hasStar && Ending().IsMatch(text))
            items[^1] = items[^1] with { IsPrefix = true };
        return items;
    }

    private static List<Item> Tokens(string text)
    {
        var tokens = new List<Item>();
        foreach (var run in Run().Matches(text).Select(match => match.Value))
        {
            if (IsHan(run[0]))
                tokens.AddRange(Enumerable.Range(0, run.Length).Select(i => run.Substring(i, Math.Min(2, run.Length - i))).Select(pair => new Item(pair, [pair])));
            else if (char.IsSurrogate(run[0]))
                tokens.Add(new(run, [run]));
            else
                tokens.Add(new(Fold(run), [.. Part().Matches(run).Select(part => Fold(part.Value))]));
        }

        return tokens;
    }

    private static bool OccursAt(List<Item> tokens, int at, List<Item> clause) =>
        at + clause.Count <= tokens.Count && Enumerable.Range(0, clause.Count).All(i => Fits(tokens[at + i], clause[i]));

    private static bool Fits(Item token, Item pattern) =>
        Fits(token.Whole, pattern.Whole, pattern.IsPrefix)
        || Enumerable.Range(0, Math.Max(0, token.Parts.Length - pattern.Parts.Length + 1)).Any(first => Enumerable.Range(0, pattern.Parts.Length)
            .All(i => Fits(token.Parts[first + i], pattern.Parts[i], pattern.IsPrefix && i == pattern.Parts.Length - 1)));

    private static bool Fits(string text, string pattern, bool isPrefix) =>
        isPrefix ? text.StartsWith(pattern, StringComparison.Ordinal) : text == pattern;

    private static string Fold(string text) => text.Replace('é', 'e').ToLowerInvariant();

    private static bool IsHan(Item item) => IsHan(item.Whole[0]);

    private static bool IsHan(char unit) => unit is '日' or '本' or '語';

    [GeneratedRegex("\\G\\s*(?:\"(?<phrase>[^\"]*)\"(?<star>\\**)|(?<term>\\S+))")]
    private static partial Regex Term();

    [GeneratedRegex("[A-Za-z0-9é]+|[日本語]+|👍")]
    private static partial Regex Run();

    [GeneratedRegex("[A-Z]+(?![a-zé])|[A-Z]?[a-zé]+|[0-9]+")]
    private static partial Regex Part();

    [GeneratedRegex("(?:[A-Za-z0-9é日本語]|👍)$")]
    private static partial Regex Ending();
}
