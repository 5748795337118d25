using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Something that a verification found wrong.</summary>
public sealed record Finding
{
    /// <summary>What the finding is about.</summary>
    [JsonPropertyName("kind")]
    public required FindingKind Kind { get; init; }

    /// <summary>How bad it is.</summary>
    [JsonPropertyName("severity")]
    public required FindingSeverity Severity { get; init; }

    /// <summary>The table; null when the finding concerns no single table.</summary>
    [JsonPropertyName("table")]
    public required string? Table { get; init; }

    /// <summary>
    /// The row, by the columns of its key and their values, such as <c>artifact_id 0192…, number 3</c>; without a table, another object, such as <c>view
    /// artifacts_live</c>. Null when the finding concerns no single row.
    /// </summary>
    [JsonPropertyName("row")]
    public required string? Row { get; init; }

    /// <summary>The column; null when the finding concerns no single column.</summary>
    [JsonPropertyName("column")]
    public required string? Column { get; init; }

    /// <summary>What is wrong, in words that follow the place. Values of the store in it are shortened and contain no control characters.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>What a person does about it: one or two sentences.</summary>
    [JsonPropertyName("advice")]
    public required string Advice { get; init; }

    /// <summary>The place: the table, the row and the column, as far as they are known.</summary>
    [JsonIgnore]
    public string Where
    {
        get
        {
            if (Table is null)
                return Row ?? "the database";
            return $"table {Table}{(Row is null ? string.Empty : $", {Row}")}{(Column is null ? string.Empty : $", column {Column}")}";
        }
    }

    /// <summary>Returns the place and what is wrong there, in one line.</summary>
    public override string ToString() => $"{Where}: {Description}";
}
