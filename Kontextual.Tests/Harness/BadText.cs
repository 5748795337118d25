namespace Kontextual.Tests.Harness;

/// <summary>Texts that break a rule, each with the rule as its test's name.</summary>
public static class BadText
{
    /// <summary>What no name may be.</summary>
    public static IEnumerable<TestCaseData> Names() =>
    [
        Case("null", null),
        Case("empty", ""),
        Case("leading space", " a"),
        Case("trailing space", "a "),
        Case("trailing no-break space", "a\u00a0"),
        Case("only white space", "\u2003"),
        Case("line feed", "a\nb"),
        Case("NUL", "a\0b"),
        Case("control of the upper half", "a\u0085b"),
        Case("line separator", "a\u2028b"),
        Case("paragraph separator", "a\u2029b"),
        Case("bidirectional override", "a\u202eb"),
        Case("bidirectional isolate", "a\u2066b"),
        Case("noncharacter", "a\ufffeb"),
        Case("noncharacter of another plane", "a\U0001FFFFb"),
        Case("lone high surrogate", "a\ud800"),
        Case("lone low surrogate", "\udc00a"),
        Case("513 code points", new string('x', 513)),
    ];

    /// <summary>What no type may be, beside bad names.</summary>
    public static IEnumerable<TestCaseData> Types() =>
    [
        .. Names(),
        Case("upper case", "Note"),
        Case("title case", "\u01c5"),
        Case("inner space", "a note"),
    ];

    private static TestCaseData Case(string flaw, string? text) => new TestCaseData(text).SetArgDisplayNames(flaw);
}
