using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Persistence.Mapping;

/// <summary>The stored form of ids: the text of a UUID, with hyphens and in lower case.</summary>
internal static class StoredId
{
    private const int Length = 36;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789abcdef-");

    /// <summary>Reads an id. Returns false for any other text, also for other notations of a UUID.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid id)
    {
        id = default;
        return text is { Length: Length } && !text.AsSpan().ContainsAnyExcept(Characters) && Guid.TryParseExact(text, "D", out id);
    }
}
