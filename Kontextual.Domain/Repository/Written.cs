using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An entity after a write that may have had nothing to do.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Value">The entity as it stands after the write.</param>
/// <param name="Outcome">What the write did.</param>
public sealed record Written<T>(
    [property: JsonPropertyName("value")] T Value,
    [property: JsonPropertyName("outcome")] WriteOutcome Outcome)
{
    /// <summary>True when something was written.</summary>
    [JsonIgnore]
    public bool Changed => Outcome != WriteOutcome.Unchanged;
}
