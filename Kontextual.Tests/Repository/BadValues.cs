namespace Kontextual.Tests.Repository;

/// <summary>Values that break a rule, each with what its error says.</summary>
internal static class BadValues
{
    /// <summary>One name for each class of what no name may be.</summary>
    public static IReadOnlyList<(string Flaw, string Name, string Says)> Names { get; } =
    [
        ("an empty name", "", "at least one character"),
        ("a name with leading white space", "\u2003a", "begin with white space: found U+2003 at index 0"),
        ("a name with trailing white space", "a\u00a0", "end with white space: found U+00A0 at index 1"),
        ("a name with a control", "a\u0007b", "control characters: found U+0007 at index 1"),
        ("a name with a line separator", "a\u2028b", "separators: found U+2028 at index 1"),
        ("a name with a bidirectional control", "a\u202eb", "bidirectional controls: found U+202E at index 1"),
        ("a name with a noncharacter", "😀\U0001FFFE", "noncharacters: found U+1FFFE at index 2"),
        ("a name with a lone surrogate", "a\ud800b", "lone surrogate"),
        ("a name of 513 code points", string.Concat(Enumerable.Repeat("😀", 513)), "512 code points: this has 513"),
    ];

    /// <summary>What no type may be, beside what no name may be.</summary>
    public static IReadOnlyList<(string Flaw, string Type, string Says)> Types { get; } =
    [
        ("a type in upper case", "noTe", "lower case: found U+0054 at index 2"),
        ("a type with white space", "a note", "white space: found U+0020 at index 1"),
        ("a type of 513 code points", new string('x', 513), "512 code points: this has 513"),
    ];

    /// <summary>Texts that are no metadata.</summary>
    public static IReadOnlyList<(string Flaw, string Json, string Says)> Json { get; } =
    [
        ("metadata over 1 MiB", $$"""{"a":"{{new string('x', (1 << 20) - 7)}}"}""", "1048577 bytes"),
        ("metadata of 65 levels", "{\"a\":" + new string('[', 64) + new string(']', 64) + "}", "64 levels"),
        ("metadata with a member twice", """{"a":{"b":1,"\u0062":2}}""", "byte 12"),
        ("metadata with a lone surrogate", """{"a":["\ud800"]}""", "(byte 7)"),
        ("metadata that is no object", "[]", "object"),
        ("metadata that is no JSON", """{"a":1,}""", "line 1, column 8"),
    ];

    /// <summary>What no text for people may be.</summary>
    public static IReadOnlyList<(string Flaw, string Text, string Says)> Texts { get; } =
    [
        ("a text with NUL", "ab\0", "U+0000: found at index 2"),
        ("a text with a lone surrogate", "a\udfff", "U+DFFF at index 1"),
        ("a text of 65,537 code points", new string('x', 65_537), "65537 code points, and the maximum is 65536"),
    ];

    /// <summary>Texts that are no cursor of any query.</summary>
    public static IReadOnlyList<(string Flaw, string Cursor)> Cursors { get; } =
    [
        .. new[] { "", "garbage", "AAAA", "1.AAAA", "\ud800" }.Select(text => ($"a cursor '{(text.Length == 1 ? "lone surrogate" : text)}'", text)),
    ];
}
