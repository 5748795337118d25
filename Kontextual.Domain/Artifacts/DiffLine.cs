using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One line of a diff.</summary>
/// <param name="Kind">Tells which sides of the diff contain the line.</param>
/// <param name="Text">The line without its line break.</param>
/// <param name="FromLine">The line number on the older side, from 1, or null when the older side does not contain the line.</param>
/// <param name="ToLine">The line number on the newer side, from 1, or null when the newer side does not contain the line.</param>
public sealed record DiffLine(
    [property: JsonPropertyName("kind")] DiffLineKind Kind,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("fromLine")] int? FromLine,
    [property: JsonPropertyName("toLine")] int? ToLine);
