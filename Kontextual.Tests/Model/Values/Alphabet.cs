using System.Security.Cryptography;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>A text that prints as it would be written in code, so that what looks alike can be told apart.</summary>
internal sealed record Word(string Text)
{
    public override string ToString() => Escaped.Of(Text, '"');
}

/// <summary>Metadata as given, how they must be kept, and their canonical form: written down here, not worked out.</summary>
internal sealed record Meta(string Given, string Kept, string Canonical)
{
    /// <summary>In the type of the product.</summary>
    public Metadata Value => Metadata.Parse(Given);

    public override string ToString() => Escaped.Of(Given, '\'');
}

/// <summary>A content.</summary>
internal sealed record Matter(byte[] Bytes)
{
    public Matter(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public string Digest { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public override string ToString() => $"0x{Convert.ToHexStringLower(Bytes)}";
}

/// <summary>The few values that programs are made of: few, so that they meet, and each with a trap in it.</summary>
internal static class Alphabet
{
    /// <summary>Names: decomposed and composed, above U+FFFF and just below it, both cases, beginnings of one another, and wildcards.</summary>
    public static IReadOnlyList<Word> Names { get; } =
    [
        new("a"), new("ab"), new("A"), new("a%"), new("a_"), new("é"), new("e\u0301"), new("e"), new("\uac01"), new("\u1100\u1161\u11a8"),
        new("\ufb00"), new("\U0001F600"), new("\ue000b"), new("\u212b"), new("\u00c5"), new("a\u0323\u0307"), new("a\u0307\u0323"),
    ];

    /// <summary>What no name may be.</summary>
    public static IReadOnlyList<Word> BadNames { get; } = [new(""), new(" a"), new("a\u00a0"), new("a\nb"), new("a\ud800"), new(new string('x', 513))];

    public static IReadOnlyList<Word> Prefixes { get; } =
        [new(""), new("a"), new("A"), new("e"), new("é"), new("e\u0301"), new("a%"), new("_"), new("\U0001F600"), new("\u1100"), new("a\u0323\u0307")];

    public static IReadOnlyList<Word> BadPrefixes { get; } = [new("a\0"), new("\ud83d")];

    public static IReadOnlyList<Word> Types { get; } = [new("note"), new("file"), new("caf\u00e9"), new("cafe\u0301")];

    public static IReadOnlyList<Word> BadTypes { get; } = [new("Note"), new("a note"), new(""), new("\u2167")];

    public static IReadOnlyList<Word> MediaTypes { get; } = [new("text/plain"), new("application/octet-stream")];

    public static IReadOnlyList<Word> LinkTypes { get; } = [new("cites"), new("needs"), new("caf\u00e9"), new("cafe\u0301")];

    public static IReadOnlyList<Word> Texts { get; } = [new(""), new("why"), new("e\u0301 'x' \"y\" \\\n\U0001F600")];

    /// <summary>Names of external systems, of which two are the same in NFC.</summary>
    public static IReadOnlyList<Word> Systems { get; } = [new("memory"), new("caf\u00e9"), new("cafe\u0301")];

    /// <summary>References to external records: kept exactly, so none of them is the same as another.</summary>
    public static IReadOnlyList<Word> References { get; } = [new("r"), new("R"), new(" r "), new("\u00e9"), new("e\u0301"), new("a\nb"), new("\U0001F600%")];

    /// <summary>What no reference to an external record may be.</summary>
    public static IReadOnlyList<Word> BadReferences { get; } = [new(""), new("a\0"), new("\ud83d"), new(new string('x', 2049))];

    /// <summary>Names of operations, of which two are the same in NFC.</summary>
    public static IReadOnlyList<Word> Operations { get; } = [new("build"), new("caf\u00e9"), new("cafe\u0301")];

    /// <summary>Idempotency keys, which are kept exactly.</summary>
    public static IReadOnlyList<Word> Keys { get; } = [new("k"), new(" \u00e9"), new(" e\u0301")];

    public static IReadOnlyList<Word> BadKeys { get; } = [new(""), new("a\0"), new("\ud83d")];

    /// <summary>Paths of inputs and outputs and names of steps, kept exactly. Two are ordered by code point otherwise than by code unit.</summary>
    public static IReadOnlyList<Word> Paths { get; } =
        [new("a"), new(" A"), new("\u00e9"), new("e\u0301"), new("\ue000"), new("\U0001F600\"\n")];

    public static IReadOnlyList<Word> BadPaths { get; } = [new(""), new("a\0"), new("\ud83d"), new("\U0010FFFF1"), new(new string('x', 513))];

    /// <summary>Results of steps.</summary>
    public static IReadOnlyList<Meta> Results { get; } =
        [new("[1.0, null]", "[1.0,null]", "[1,null]"), new("""{"b":1,"a":"\u00e9"}""", "{\"b\":1,\"a\":\"\u00e9\"}", "{\"a\":\"\u00e9\",\"b\":1}")];

    /// <summary>Diagnostics: none, and some whose times have another offset and more digits than are kept.</summary>
    public static IReadOnlyList<Notices> Notices { get; } =
    [
        new([], []),
        new(
            [Notice("e\u0301 \"x\"\n", null, "2026-11-22T12:44:28.1234567+02:00")],
            [Notice("e\u0301 \"x\"\n", null, "2026-11-22T10:44:28.1234560+00:00")]),
        new(
            [Notice("", "s", "2026-11-22T10:44:28.0000000+00:00"), Notice("m", "", "1969-12-31T23:59:59.0000000+00:00")],
            [Notice("", "s", "2026-11-22T10:44:28.0000000+00:00"), Notice("m", "", "1969-12-31T23:59:59.0000000+00:00")]),
    ];

    /// <summary>Contents: none, texts, one with a NUL and one that is no text.</summary>
    public static IReadOnlyList<Matter> Contents { get; } =
        [
        new(""), new("one"), new("two"), new("three"), new("four"), new("five"), new("e\u0301\r\n\U0001F600"), new("a\0b"),
        new([0, 1, 2, 255]), new([255]),
    ];

    /// <summary>Metadata: other spellings of one number, one value with other white space, members in another order, an escape.</summary>
    public static IReadOnlyList<Meta> Metas { get; } =
    [
        new("{}", "{}", "{}"),
        new("""{"n":1}""", """{"n":1}""", """{"n":1}"""),
        new("""{ "n" : 1 }""", """{"n":1}""", """{"n":1}"""),
        new("""{"n":1.0}""", """{"n":1.0}""", """{"n":1}"""),
        new("""{"b":1e400,"a":"\u00e9\/"}""", "{\"b\":1e400,\"a\":\"\u00e9/\"}", "{\"a\":\"\u00e9/\",\"b\":1e+400}"),
        new(
            """{"a":"e\u0301","b":[12345678901234567890,null]}""",
            "{\"a\":\"e\u0301\",\"b\":[12345678901234567890,null]}",
            "{\"a\":\"e\u0301\",\"b\":[12345678901234567890,null]}"),
    ];

    private static Diagnostic Notice(string message, string? step, string time) =>
        new() { Severity = DiagnosticSeverity.Warning, Code = "C1", Message = message, Step = step, Time = Clock.Of(time) };

    public static IReadOnlyList<Origin> Origins { get; } =
    [
        Origin.None,
        new("ann", null, null, null, "{}", """{"actor":"ann"}"""),
        new(null, "https://example.org/?q=\"x\"", "", "1.0", """{"k":1.0}""",
            """{"source":"https://example.org/?q=\"x\"","tool":"","toolVersion":"1.0","attributes":{"k":1.0}}"""),
    ];
}
