using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>
/// A JSON Pointer (RFC 6901). A step <c>*</c> stands for every element where it meets an array, and for the member <c>*</c> where it meets an object.
/// </summary>
internal sealed class MetadataPointer
{
    /// <summary>The step that stands for every element of an array.</summary>
    public const string Every = "*";

    /// <summary>The maximum number of <see cref="LeafPointers"/>.</summary>
    private const int MaxLeafPointers = 16;

    private readonly string[] _steps;

    private MetadataPointer(string text, string[] steps)
    {
        Text = text;
        _steps = steps;
    }

    /// <summary>The text of the pointer.</summary>
    public string Text { get; }

    /// <summary>True if the pointer has a step <c>*</c>.</summary>
    public bool CanLeadToSeveral => _steps.Contains(Every);

    /// <summary>Reads a pointer.</summary>
    /// <exception cref="ArgumentException">The text is not a pointer, contains a lone surrogate, or is too long.</exception>
    public static MetadataPointer Parse(string text, string paramName)
    {
        ArgumentNullException.ThrowIfNull(text, paramName);
        LoneSurrogate.Refuse(text, paramName);
        if (CodePoints.Count(text) is var count && count > MetadataFilter.MaxPath)
            throw new ArgumentException($"The pointer has {count} code points, and the maximum is {MetadataFilter.MaxPath}.", paramName);
        if (text.Length > 0 && text[0] != '/')
            throw new ArgumentException($"A JSON Pointer begins with '/': {QuotedText.Of(text)} does not. For the member of that name, write '/' before it.", paramName);
        for (var i = text.IndexOf('~', StringComparison.Ordinal); i >= 0; i = text.IndexOf('~', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))
                throw new ArgumentException($"In a JSON Pointer, '~' is written as '~0' and '/' inside a name as '~1': found another '~' at index {i}.", paramName);
        }

        return new(text, [.. text.Split('/').Skip(1).Select(Unescape)]);
    }

    /// <summary>
    /// The pointers of <see cref="MetadataLeaf"/> to which this one can lead: a number is a member, or any index of an array. Null if there are too many.
    /// </summary>
    public IReadOnlyList<string>? LeafPointers()
    {
        List<string> pointers = [string.Empty];
        foreach (var step in _steps)
        {
            var escaped = Escape(step);
            pointers = [.. IndexOf(step) is null ? pointers.Select(p => $"{p}/{escaped}") : pointers.SelectMany(p => new[] { $"{p}/{escaped}", $"{p}/{Every}" })];
            if (pointers.Count > MaxLeafPointers)
                return null;
        }

        return pointers;
    }

    /// <summary>Returns a member's name as a step of a pointer.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>True if a value to which the pointer leads passes a test.</summary>
    public bool Any(JsonElement root, Func<JsonElement, bool> test) => Any(root, 0, test);

    private bool Any(JsonElement value, int depth, Func<JsonElement, bool> test)
    {
        if (depth == _steps.Length)
            return test(value);
        var step = _steps[depth];
        return value.ValueKind switch
        {
            JsonValueKind.Object => value.TryGetProperty(step, out var member) && Any(member, depth + 1, test),
            JsonValueKind.Array when step == Every => value.EnumerateArray().Any(element => Any(element, depth + 1, test)),
            JsonValueKind.Array => IndexOf(step) is { } index && index < value.GetArrayLength() && Any(value[index], depth + 1, test),
            _ => false,
        };
    }

    // RFC 6901 writes an index without leading zeros.
    private static int? IndexOf(string step) =>
        step.Length is > 0 and <= 9 && step.All(char.IsAsciiDigit) && (step.Length == 1 || step[0] != '0') ? int.Parse(step, null) : null;

    private static string Unescape(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
