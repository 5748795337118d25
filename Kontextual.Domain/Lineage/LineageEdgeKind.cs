using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>How two nodes of a lineage are connected.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineageEdgeKind>))]
public enum LineageEdgeKind
{
    /// <summary>The run used the input. The label is the path of the input in the bundle of the run.</summary>
    Used,

    /// <summary>
    /// The run produced the revision. The label is the path of the output. It is null if the revision names the run, but the run did not
    /// record the revision as an output.
    /// </summary>
    Produced,

    /// <summary>A relationship leads from the later artifact to the earlier one. The label is the type of the relationship.</summary>
    Related,
}
