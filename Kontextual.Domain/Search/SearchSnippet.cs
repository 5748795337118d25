using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The part of a text that shows best why it was found: the first place with the most different terms and phrases.</summary>
/// <param name="Field">The part of the artifact that the text belongs to: one value, not a combination.</param>
/// <param name="Path">The JSON Pointer (RFC 6901) of a string in the metadata; null for the other parts.</param>
/// <param name="Text">
/// The part, as it is stored, with line breaks and control characters, and with "…" at an end where the text goes on. It is cut between words where possible.
/// </param>
/// <param name="Offset">
/// Added to a place in <paramref name="Text"/>, it gives the place in the whole text, in UTF-16 code units. The ellipsis at the beginning is no
/// part of the whole text, so it is one less than the place where the snippet begins.
/// </param>
/// <param name="Highlights">The places in <paramref name="Text"/> where something was found, in ascending order. They do not overlap.</param>
public sealed record SearchSnippet(
    [property: JsonPropertyName("field")] SearchFields Field,
    [property: JsonPropertyName("path")] string? Path,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("offset")] int Offset,
    [property: JsonPropertyName("highlights")] IReadOnlyList<SearchHighlight> Highlights);
