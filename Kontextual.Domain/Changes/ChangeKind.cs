using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What a change did. Stored and exported as the words used here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>The entity came to be.</summary>
    Created,

    /// <summary>Its state changed.</summary>
    Updated,

    /// <summary>It was deleted; its history stays.</summary>
    Deleted,

    /// <summary>It was brought back.</summary>
    Restored,

    /// <summary>Its names, texts and contents were erased from the history.</summary>
    Purged,

    /// <summary>Its status moved.</summary>
    Moved,
}
