using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A place in a snippet where a term or a phrase was found. It begins and ends at whole characters.</summary>
/// <param name="Start">The index of the first UTF-16 code unit in <see cref="SearchSnippet.Text"/>.</param>
/// <param name="Length">The number of UTF-16 code units, at least 1.</param>
public sealed record SearchHighlight([property: JsonPropertyName("start")] int Start, [property: JsonPropertyName("length")] int Length);
