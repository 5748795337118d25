using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The difference between the texts of two revisions, line by line.</summary>
/// <param name="From">The revision number of the older side.</param>
/// <param name="To">The revision number of the newer side.</param>
/// <param name="Lines">
/// All lines of both sides, in order. At each place that differs, the lines of the older side come before those of the newer side.
/// </param>
public sealed record RevisionDiff(
    [property: JsonPropertyName("from")] int From,
    [property: JsonPropertyName("to")] int To,
    [property: JsonPropertyName("lines")] IReadOnlyList<DiffLine> Lines)
{
    /// <summary>True when both texts have the same lines.</summary>
    [JsonIgnore]
    public bool IsEmpty => Lines.All(line => line.Kind == DiffLineKind.Unchanged);
}
