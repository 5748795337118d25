using System.Buffers;
using System.Net.Http.Headers;

namespace Kontextual.Domain;

/// <summary>
/// What a media type may be: <c>type/subtype</c> in the characters of RFC 6838, with optional parameters, in printable ASCII, at most
/// 255 characters. The text is kept exactly: neither case nor spaces between parameters are changed.
/// </summary>
public static class MediaTypeRules
{
    internal const int MaxLength = 255;

    private const int MaxNameLength = 127;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&-^_.+");

    /// <summary>Checks a media type.</summary>
    /// <param name="mediaType">The media type as given, for example <c>text/markdown; charset=utf-8</c>.</param>
    /// <param name="paramName">The caller's parameter that holds the media type, for the exception.</param>
    /// <returns><paramref name="mediaType"/> unchanged.</returns>
    /// <exception cref="ArgumentException"><paramref name="mediaType"/> breaks a rule (length, then characters, then form); ranges such as
    /// <c>text/*</c> are no media types.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="mediaType"/> is null.</exception>
    public static string Validate(string mediaType, string paramName)
    {
        ArgumentNullException.ThrowIfNull(mediaType, paramName);
        if (mediaType.Length is 0 or > MaxLength)
            throw new ArgumentException($"A media type has 1 to {MaxLength} characters, not {mediaType.Length}.", paramName);
        if (mediaType.AsSpan().IndexOfAnyExceptInRange(' ', '~') is >= 0 and var at)
            throw new ArgumentException($"A media type is printable ASCII: found U+{(int)mediaType[at]:X4} at index {at}.", paramName);
        if (mediaType[0] == ' ' || mediaType[^1] == ' ' || !MediaTypeHeaderValue.TryParse(mediaType, out var parsed) || !HasForm(parsed))
            throw new ArgumentException($"\"{mediaType}\" is no media type; write type/subtype, for example text/plain.", paramName);
        return mediaType;
    }

    private static bool HasForm(MediaTypeHeaderValue parsed)
    {
        string[] names = parsed.MediaType?.Split('/') ?? [];
        return names.Length == 2 && IsName(names[0]) && IsName(names[1]) && parsed.Parameters.All(p => p.Value?.Length > 0);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters);
}
