using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One line of a diff.</summary>
/// <param name="Kind">On which side it stands.</param>
/// <param name="Text">The line without its line break.</param>
/// <param name="FromLine">Its number on the older side, from 1; null when it is not there.</param>
/// <param name="ToLine">Its number on the newer side, from 1; null when it is not there.</param>
public sealed record DiffLine(
    [property: JsonPropertyName("kind")] DiffLineKind Kind,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("fromLine")] int? FromLine,
    [property: JsonPropertyName("toLine")] int? ToLine);
