using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What a write did.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WriteOutcome>))]
public enum WriteOutcome
{
    /// <summary>Nothing differed, so nothing was written.</summary>
    Unchanged,

    /// <summary>A new entity was written.</summary>
    Created,

    /// <summary>A new version of the entity was written.</summary>
    Updated,

    /// <summary>A deleted entity was brought back.</summary>
    Restored,

    /// <summary>A deleted entity's names, texts and contents were erased for good.</summary>
    Purged,
}
