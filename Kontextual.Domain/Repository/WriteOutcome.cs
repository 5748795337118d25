using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The outcome of a write.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WriteOutcome>))]
public enum WriteOutcome
{
    /// <summary>Nothing differed, so nothing was written.</summary>
    Unchanged,

    /// <summary>A new entity was written.</summary>
    Created,

    /// <summary>A new version of the entity was written.</summary>
    Updated,

    /// <summary>A deleted entity was restored.</summary>
    Restored,

    /// <summary>The texts and contents of a deleted entity were erased permanently.</summary>
    Purged,
}
