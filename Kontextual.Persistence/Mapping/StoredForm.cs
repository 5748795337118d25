namespace Kontextual.Persistence.Mapping;

/// <summary>
/// The form of the values of one column: their kind and the rule that each of them meets. The library has not written a value that
/// breaks the rule.
/// </summary>
internal sealed class StoredForm
{
    /// <summary>Returns whether a text, given as valid UTF-8, is in the form.</summary>
    public delegate bool TextRule(ReadOnlySpan<byte> utf8);

    private readonly TextRule? _rule;
    private readonly long _lowest;
    private readonly long _highest;

    private StoredForm(StoredKind kind, string expected, TextRule? rule, long lowest, long highest)
    {
        Kind = kind;
        Expected = expected;
        _rule = rule;
        _lowest = lowest;
        _highest = highest;
    }

    public StoredKind Kind { get; }

    /// <summary>Describes a valid value for error messages, for example "an id".</summary>
    public string Expected { get; }

    /// <summary>True for a text that is empty in purged rows and in no others.</summary>
    public bool IsEmptyWhenPurged { get; private init; }

    public static StoredForm Text(string expected, TextRule rule) => new(StoredKind.Text, expected, rule, 0, 0);

    /// <summary>Creates the form of a text that is empty after a purge.</summary>
    public static StoredForm PurgedText(string expected, TextRule rule) => new(StoredKind.Text, expected, rule, 0, 0) { IsEmptyWhenPurged = true };

    public static StoredForm Number(long lowest, long highest) =>
        new(StoredKind.Number, FormattableString.Invariant($"a whole number from {lowest} to {highest}"), null, lowest, highest);

    public static StoredForm Bytes(int lowest, int highest) =>
        new(StoredKind.Bytes, FormattableString.Invariant($"{lowest} to {highest} bytes"), null, lowest, highest);

    /// <summary>The text before the hex digits of bytes, where people read them.</summary>
    public string HexPrefix { get; private init; } = string.Empty;

    /// <summary>Creates the form of bytes that the domain has as hex digits. A backend that stores the values of the domain has the digits.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <param name="prefix">The text before the digits.</param>
    public static StoredForm HexBytes(int length, string prefix = "") =>
        new(StoredKind.Bytes, FormattableString.Invariant($"{length} bytes"), TextForms.Hex(2 * length, prefix), length, length) { HexPrefix = prefix };

    /// <param name="utf8">The text, as valid UTF-8.</param>
    public bool HoldsText(ReadOnlySpan<byte> utf8) => _rule!(utf8);

    /// <param name="number">The number, or the number of bytes.</param>
    public bool HoldsNumber(long number) => number >= _lowest && number <= _highest;
}
