using Kontextual.Domain;

namespace Kontextual.Tests.Words;

/// <summary>Which texts a search finds, and where.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class WordsMatcherTests
{
    [TestCase("cafe", "Ein [Café], zwei CAFE\u0301S", true)]
    [TestCase("cafe*", "Ein [Café], zwei [CAFE\u0301S]", true)]
    [TestCase("two one", "[one] three [two]", true)]
    [TestCase("\"two one\"", "one two", false)]
    [TestCase("\"one two\"", "one [one, two] two", true)]
    [TestCase("\"one one\"", "[one one one]", true)]
    [TestCase("\"one tw\"*", "[One-Two] one", true)]
    [TestCase("strasse", "[Straße] [STRASSE]", true)]
    [TestCase("SaveChanges", "await db.[SaveChanges]Async(); [savechanges]", true)]
    [TestCase("changes", "[Changes] Save[Changes]Async", true)]
    [TestCase("cha*", "Save[Changes]Async [chat] exchange", true)]
    [TestCase("savech*", "[SaveChangesAsync]", true)]
    [TestCase("saveAsync", "SaveChangesAsync", false)]
    [TestCase("savechanges", "SaveChangesAsync", false)]
    [TestCase("DbContext.SaveChanges", "[MyDbContext.SaveChanges]Async", true)]
    [TestCase("DbContext.SaveChanges", "DbContext SaveAllChanges", false)]
    [TestCase("save_changes", "SaveChanges", false)]
    [TestCase("server", "HTTP[Server]2 http_[server]", true)]
    [TestCase("3.14", "pi is [3.14], 3,140", true)]
    [TestCase("14", "3.[14] v[14] 2014", true)]
    [TestCase("日本", "[日本]語 大[日本]", true)]
    [TestCase("本", "日[本]語 [本]", true)]
    [TestCase("日本語", "日本 本語", false)]
    [TestCase("日本語", "東[日本語]版", true)]
    [TestCase("日本2", "大[日本2]0", false)]
    [TestCase("日本2", "大[日本2] 日本語2", true)]
    [TestCase("\"日本 本\"", "大[日本 本]日", true)]
    [TestCase("ไทย", "ภาษา[ไทย]", true)]
    [TestCase("𠮷", "土[𠮷]野", true)]
    [TestCase("한국", "한국어", false)]
    [TestCase("한국*", "[한국어]", true)]
    [TestCase("हिन्दी", "[हिन्दी] हिन्द", true)]
    [TestCase("कि*", "[किताब] कुछ", true)]
    [TestCase("👍", "ok[👍]\U0001F3FD [👍]", true)]
    [TestCase("👍\U0001F3FD", "👍 [👍\U0001F3FD] 👍\U0001F3FE", true)]
    [TestCase("ﬁn", "[fin] [ﬁn] office", true)]
    [TestCase("٣", "[3] x[3]", true)]
    [TestCase("a b a", "[a] [b]", true)]
    public void A_text_is_found_at_its_hits(string search, string marked, bool matches)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var matcher = new WordsMatcher(WordsQuery.Parse(search, nameof(search)));

        matcher.Matches(text).ShouldBe(matches);
        if (matches)
            Marked(text, matcher).ShouldBe(marked);
    }

    [Test]
    public void A_long_phrase_is_found()
    {
        var phrase = string.Join(' ', Enumerable.Range(0, 250).Select(i => $"{i}"));
        var matcher = Of($"\"{phrase}\" 7 249 \"248 249\"");

        matcher.Matches($"0 {phrase} 250").ShouldBeTrue();
        matcher.Hits($"0 {phrase} 250").First(hit => hit.Clause == 0).Range.ShouldBe(new TextRange(2, phrase.Length));
        matcher.Matches($"0 {phrase[2..]} 250 248 249").ShouldBeTrue();
        matcher.Matches($"1 {phrase[2..]} 250 248 249").ShouldBeFalse();
    }

    [Test]
    public void A_cut_token_is_found_by_a_longer_search()
    {
        Of(new string('a', 64)).Matches(new string('A', 900)).ShouldBeTrue();
        Of(new string('a', 900)).Matches(new string('A', 64)).ShouldBeTrue();
        Of(new string('a', 63)).Matches(new string('A', 64)).ShouldBeFalse();
        Of(new string('a', 63) + "*").Matches(new string('A', 64)).ShouldBeTrue();
    }

    [Test]
    public void A_text_of_10_MB_is_searched_for_what_nearly_matches()
    {
        var text = string.Concat(Enumerable.Repeat("a ", 5_000_000));
        var phrase = string.Join(' ', Enumerable.Repeat("a", 490));

        Of($"\"{phrase} b\"").Matches(text).ShouldBeFalse();
        Of($"\"{phrase}\"").Matches(text).ShouldBeTrue();
    }

    private static WordsMatcher Of(string search) => new(WordsQuery.Parse(search, nameof(search)));

    /// <summary>The text with brackets around what is in any hit.</summary>
    private static string Marked(string text, WordsMatcher matcher)
    {
        var inside = new bool[text.Length + 1];
        foreach (var hit in matcher.Hits(text))
            Array.Fill(inside, true, hit.Range.Start, hit.Range.Length);
        return string.Concat(Enumerable.Range(0, text.Length + 1).Select(i =>
            (i > 0 && inside[i - 1] && !inside[i] ? "]" : "") + (inside[i] && (i == 0 || !inside[i - 1]) ? "[" : "") + (i < text.Length ? text[i] : "")));
    }
}
