using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The kind of an entity. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntityKind>))]
public enum EntityKind
{
    /// <summary>A collection of artifacts.</summary>
    Collection,

    /// <summary>An artifact.</summary>
    Artifact,

    /// <summary>A relationship between two artifacts.</summary>
    Relationship,

    /// <summary>An operation run.</summary>
    Run,

    /// <summary>A workflow step of a run.</summary>
    Step,

    /// <summary>An input bundle.</summary>
    Bundle,

    /// <summary>A run manifest.</summary>
    Manifest,

    /// <summary>A context package.</summary>
    ContextPackage,

    /// <summary>A reference of a context package.</summary>
    ContextReference,
}
