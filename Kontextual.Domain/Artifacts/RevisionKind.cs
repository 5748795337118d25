using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The kind of write that made a revision. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RevisionKind>))]
public enum RevisionKind
{
    /// <summary>The artifact was created. This is revision 1.</summary>
    Created,

    /// <summary>The content or another part of the state changed. The artifact was neither deleted nor restored.</summary>
    Updated,

    /// <summary>The artifact was deleted. The revision holds the state before the deletion.</summary>
    Deleted,

    /// <summary>The artifact was restored.</summary>
    Restored,
}
