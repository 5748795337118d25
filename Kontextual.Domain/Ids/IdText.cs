using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Domain;

/// <summary>Reads the text form of ids: a UUID of 36 characters. Upper-case digits are accepted.</summary>
internal static class IdText
{
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id)
        where TId : struct, IEntityId<TId>
    {
        var isId = Guid.TryParseExact(text, "D", out var value);
        id = isId ? TId.From(value) : default;
        return isId;
    }

    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    public static TId Parse<TId>(string text)
        where TId : struct, IEntityId<TId>
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse<TId>(text, out var id)
            ? id
            : throw new ArgumentException($"'{text}' is not an id: an id is a UUID of 36 characters with hyphens.", nameof(text));
    }
}
