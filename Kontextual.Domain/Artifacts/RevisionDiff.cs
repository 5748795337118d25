using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>How the text of one revision differs from another's, line by line.</summary>
/// <param name="From">The older side's revision number.</param>
/// <param name="To">The newer side's revision number.</param>
/// <param name="Lines">All lines of both sides in order; those only in the older side before those only in the newer.</param>
public sealed record RevisionDiff(
    [property: JsonPropertyName("from")] int From,
    [property: JsonPropertyName("to")] int To,
    [property: JsonPropertyName("lines")] IReadOnlyList<DiffLine> Lines)
{
    /// <summary>True when the texts are the same line by line.</summary>
    [JsonIgnore]
    public bool IsEmpty => Lines.All(line => line.Kind == DiffLineKind.Unchanged);
}
