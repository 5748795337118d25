using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What a change did. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>The entity was created.</summary>
    Created,

    /// <summary>The state of the entity changed.</summary>
    Updated,

    /// <summary>The entity was deleted. Its history is kept.</summary>
    Deleted,

    /// <summary>The entity was restored.</summary>
    Restored,

    /// <summary>The names, texts and contents of the entity were erased from its history.</summary>
    Purged,

    /// <summary>The status of the entity changed.</summary>
    Moved,
}
