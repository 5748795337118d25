using System.Buffers;
using System.Text;

namespace Kontextual.Persistence.Mapping;

/// <summary>Checks the form of texts, given as valid UTF-8. It checks only rules whose result is the same in every version of Unicode.</summary>
internal static class TextForms
{
    private static readonly SearchValues<byte> IdBytes = SearchValues.Create("0123456789abcdef-"u8);
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);
    private static readonly SearchValues<byte> MediaTypeBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&-^_.+"u8);

    /// <summary>True for 36 characters in lower case with hyphens at the positions of a UUID.</summary>
    public static bool IsId(ReadOnlySpan<byte> utf8) =>
        utf8.Length == 36 && utf8[8] == '-' && utf8[13] == '-' && utf8[18] == '-' && utf8[23] == '-'
        && utf8.Count((byte)'-') == 4 && !utf8.ContainsAnyExcept(IdBytes);

    public static bool IsTime(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[UtcTime.Length];
        return utf8.Length == UtcTime.Length
            && Ascii.ToUtf16(utf8, text, out _) == OperationStatus.Done
            && UtcTime.TryParse(text, out _);
    }

    /// <summary>Returns the rule for a prefix that is followed by a number of lower-case hex digits.</summary>
    public static StoredForm.TextRule Hex(int digits, string prefix)
    {
        var start = Encoding.UTF8.GetBytes(prefix);
        return utf8 => utf8.Length == start.Length + digits && utf8.StartsWith(start) && !utf8[start.Length..].ContainsAnyExcept(HexDigits);
    }

    public static StoredForm.TextRule OneOf(IEnumerable<string> words)
    {
        byte[][] known = [.. words.Select(Encoding.UTF8.GetBytes)];
        return utf8 =>
        {
            foreach (var word in known)
            {
                if (utf8.SequenceEqual(word))
                    return true;
            }

            return false;
        };
    }

    /// <summary>
    /// True for a name that <see cref="NameRules"/> accepts. Normalisation is not checked, because it depends on the version of Unicode.
    /// </summary>
    public static bool IsName(ReadOnlySpan<byte> utf8)
    {
        // Most names are printable ASCII, which needs no decoding.
        if (utf8.Length is > 0 and <= NameRules.MaxCodePoints && !utf8.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return utf8[0] != ' ' && utf8[^1] != ' ';
        return NameRules.IsInForm(Encoding.UTF8.GetString(utf8));
    }

    /// <summary>
    /// True for a type that <see cref="TypeToken"/> accepts. The case of letters beyond ASCII is not checked; see <see cref="IsName"/>.
    /// </summary>
    public static bool IsToken(ReadOnlySpan<byte> utf8) =>
        IsName(utf8) && !utf8.ContainsAnyInRange((byte)'A', (byte)'Z') && !utf8.Contains((byte)' ');

    /// <summary>True for a path of a run: 1 to 512 code points without U+0000.</summary>
    public static bool IsPath(ReadOnlySpan<byte> utf8) => utf8.Length > 0 && IsFree(utf8, NameRules.MaxCodePoints);

    /// <summary>True for <c>type/subtype</c> with optional parameters, in printable ASCII. The parameters themselves are not checked.</summary>
    public static bool IsMediaType(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MediaTypeRules.MaxLength || utf8.ContainsAnyExceptInRange((byte)' ', (byte)'~') || utf8[^1] == ' ')
            return false;
        var end = utf8.IndexOf((byte)';');
        var names = (end < 0 ? utf8 : utf8[..end]).TrimEnd((byte)' ');
        var slash = names.IndexOf((byte)'/');
        return slash > 0 && slash < names.Length - 1
            && !names[..slash].ContainsAnyExcept(MediaTypeBytes) && !names[(slash + 1)..].ContainsAnyExcept(MediaTypeBytes);
    }

    /// <summary>Accepts texts without U+0000 of at most <paramref name="maxCodePoints"/> code points.</summary>
    public static StoredForm.TextRule Free(int maxCodePoints) => utf8 => IsFree(utf8, maxCodePoints);

    /// <summary>Accepts texts without U+0000 of at most <paramref name="maxBytes"/> bytes.</summary>
    public static StoredForm.TextRule Content(int maxBytes) => utf8 => utf8.Length <= maxBytes && !utf8.Contains((byte)0);

    private static bool IsFree(ReadOnlySpan<byte> utf8, int maxCodePoints) =>
        !utf8.Contains((byte)0) && (utf8.Length <= maxCodePoints || CodePoints(utf8) <= maxCodePoints);

    // Each code point has exactly one byte that is not a continuation byte.
    private static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var unit in utf8)
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        return count;
    }
}
