using System.Buffers;
using System.Net.Http.Headers;

namespace Kontextual.Domain;

/// <summary>
/// The rules for media types: <c>type/subtype</c> with the characters of RFC 6838 and optional parameters, in printable ASCII, at most 255
/// characters. The text is kept exactly; neither its case nor the spaces between parameters are changed.
/// </summary>
public static class MediaTypeRules
{
    internal const int MaxLength = 255;

    private const int MaxNameLength = 127;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&-^_.+");

    /// <summary>Checks a media type.</summary>
    /// <param name="mediaType">The media type, for example <c>text/markdown; charset=utf-8</c>.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <returns><paramref name="mediaType"/> without changes.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="mediaType"/> breaks a rule. The length is checked first, then the characters, then the form. Ranges such as
    /// <c>text/*</c> are not media types.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="mediaType"/> is null.</exception>
    public static string Validate(string mediaType, string paramName)
    {
        ArgumentNullException.ThrowIfNull(mediaType, paramName);
        if (mediaType.Length is 0 or > MaxLength)
            throw new ArgumentException($"A media type has 1 to {MaxLength} characters, not {mediaType.Length}.", paramName);
        if (mediaType.AsSpan().IndexOfAnyExceptInRange(' ', '~') is >= 0 and var at)
        {
            throw new ArgumentException(
                $"A media type must contain only printable ASCII characters: found U+{(int)mediaType[at]:X4} at index {at}.", paramName);
        }

        if (mediaType[0] == ' ' || mediaType[^1] == ' ' || !MediaTypeHeaderValue.TryParse(mediaType, out var parsed) || !HasForm(parsed))
            throw new ArgumentException($"\"{mediaType}\" is not a media type; write type/subtype, for example text/plain.", paramName);
        return mediaType;
    }

    private static bool HasForm(MediaTypeHeaderValue parsed)
    {
        var names = parsed.MediaType?.Split('/') ?? [];
        return names.Length == 2 && IsName(names[0]) && IsName(names[1]) && parsed.Parameters.All(p => p.Value?.Length > 0);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters);
}
