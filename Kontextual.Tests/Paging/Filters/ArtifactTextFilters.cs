using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Words;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="ArtifactQuery"/> by the text of the content.</summary>
internal static class ArtifactTextFilters
{
    // The texts of the model and of the suites by their digests, because a row has only the digest. Contents that are no text have none.
    private static readonly Dictionary<string, string?> Texts = Alphabet.Contents
        .Select(matter => (matter.Digest, Text: IsText(matter) ? System.Text.Encoding.UTF8.GetString(matter.Bytes) : null))
        .Concat(Enumerable.Range(0, 3).Select(i => (new Matter($"text {i}").Digest, Text: (string?)$"text {i}")))
        .ToDictionary(one => one.Digest, one => one.Text);

    // What occurs, what occurs in another case or as a part, and what is only syntax elsewhere.
    private static readonly Word[] Searches =
    [
        new("one"), new("ONE"), new("t*"), new("f* o*"), new("\"two\""), new("two three"), new("e"), new("é"), new("text"), new("0"), new("one OR two"), new("t\0"),
    ];

    private static readonly Word[] Parts = [new("o"), new("OU"), new("three"), new("%"), new("e\u0301\r\n"), new("E"), new("t 0"), new("\U0001F600"), new("a\0b")];

    public static ArtifactFilter<string> Words { get; } = new(nameof(ArtifactQuery.Words))
    {
        Set = (query, words) => query with { Words = words },
        Selects = (row, words) => TextOf(row) is { } text && NaiveWords.Matches(Plain(text), Plain(words)) == true,
        Keep = (_, words) => words.Contains('\ud800', StringComparison.Ordinal) || NaiveWords.Matches("", Plain(words)) is null
            ? throw new ArgumentException("no words", nameof(words))
            : words,
        SampleValue = _ => "text",
        CombinedValues = _ => ["TEXT", "1 text", "\"text 2\"", "t* 0", "nothing"],
        Generated = ProgramValues.Texts(Gen.Frequency((9, Gen.Elements(Searches)), (1, Gen.Elements(new Word(""), new("&&"), new("a\ud800"))))),
        Refused =
        [
            new("no words", new() { Words = "" }, "is empty"),
            new("words that are only punctuation", new() { Words = " && " }, "has nothing to search for"),
            new("torn words", new() { Words = "a\ud83d" }, "U+D83D at index 1"),
            new("1,001 code points of words", new() { Words = new string('x', 1001) }, "the maximum is 1000"),
        ],
    };

    public static ArtifactFilter<string> Contains { get; } = new(nameof(ArtifactQuery.Contains))
    {
        Set = (query, part) => query with { Contains = part },
        Selects = (row, part) => TextOf(row)?.Contains(part, StringComparison.OrdinalIgnoreCase) == true,
        Keep = (_, part) => part.Length == 0 || part.Contains('\ud800', StringComparison.Ordinal) ? throw new ArgumentException("no text", nameof(part)) : part,
        SampleValue = _ => "TEXT",
        CombinedValues = _ => ["T", "ext 1", "nothing"],
        Generated = ProgramValues.Texts(Gen.Frequency((9, Gen.Elements(Parts)), (1, Gen.Elements(new Word(""), new("a\ud800"))))),
        Refused =
        [
            new("an empty text", new() { Contains = "" }, "is empty"),
            new("a torn text", new() { Contains = "\ud83d" }, "U+D83D at index 0"),
            new("1,001 code points of text", new() { Contains = new string('x', 1001) }, "the maximum is 1000"),
        ],
    };

    public static IReadOnlyList<Filter<ArtifactQuery, ArtifactRow>> All { get; } = [Words, Contains];

    private static bool IsText(Matter matter) => !matter.Bytes.Contains((byte)0) && matter.Bytes.All(unit => unit != 255);

    private static string? TextOf(ArtifactRow row) => row.Digest == ContentDigest.Of([]).ToString() || row.Digest.Length == 0
        ? null
        : Texts.TryGetValue(row.Digest, out var text) ? text : throw new InvalidOperationException($"No test has a content with the digest {row.Digest}.");

    // NaiveWords knows few characters, and all emoji are alike.
    private static string Plain(string text) => text.Replace("e\u0301", "é", StringComparison.Ordinal).Replace("\U0001F600", "👍", StringComparison.Ordinal);
}
