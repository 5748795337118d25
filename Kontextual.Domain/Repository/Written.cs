using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An entity after a write that may find nothing to write.</summary>
/// <typeparam name="T">The type of the entity.</typeparam>
/// <param name="Value">The entity after the write.</param>
/// <param name="Outcome">The outcome of the write.</param>
public sealed record Written<T>(
    [property: JsonPropertyName("value")] T Value,
    [property: JsonPropertyName("outcome")] WriteOutcome Outcome)
{
    /// <summary>True when something was written.</summary>
    [JsonIgnore]
    public bool Changed => Outcome != WriteOutcome.Unchanged;
}
