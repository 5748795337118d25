using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A context reference with the state of its target.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="TargetState">
/// The state of the target: in the present or, in a view of the past, at the moment of the view. A target that was purged since that moment is
/// <see cref="ContextTargetState.Purged"/>, as everywhere in the past.
/// </param>
public sealed record ContextEntry(
    [property: JsonPropertyName("reference")] ContextReference Reference,
    [property: JsonPropertyName("targetState")] ContextTargetState TargetState)
{
    /// <summary>True when the target is in the store and was deleted or purged.</summary>
    [JsonIgnore]
    public bool IsTargetDeleted => TargetState is ContextTargetState.Deleted or ContextTargetState.Purged;
}
