using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Tells which sides of a diff contain a line.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiffLineKind>))]
public enum DiffLineKind
{
    /// <summary>Both sides contain the line.</summary>
    Unchanged,

    /// <summary>Only the newer side contains the line.</summary>
    Added,

    /// <summary>Only the older side contains the line.</summary>
    Removed,
}
