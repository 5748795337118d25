using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The outcome of an attempt, as the manifest of the run records it. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AttemptOutcome>))]
public enum AttemptOutcome
{
    /// <summary>The attempt succeeded.</summary>
    Succeeded,

    /// <summary>The attempt failed with an error.</summary>
    Failed,

    /// <summary>The attempt was cancelled on request.</summary>
    Cancelled,

    /// <summary>The attempt had no heartbeat any more, and another attempt replaced it.</summary>
    Abandoned,
}
