using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>On which side of a diff a line stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiffLineKind>))]
public enum DiffLineKind
{
    /// <summary>On both.</summary>
    Unchanged,

    /// <summary>Only on the newer side.</summary>
    Added,

    /// <summary>Only on the older side.</summary>
    Removed,
}
