using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The direction in which a lineage is followed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineageDirection>))]
public enum LineageDirection
{
    /// <summary>To what the start was made from: from a revision to the runs that produced it, and from a run to its inputs.</summary>
    Up,

    /// <summary>To what was made from the start: from a revision to the runs that used it, and from a run to its outputs.</summary>
    Down,
}
