using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What made a revision. Stored and exported as the words used here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RevisionKind>))]
public enum RevisionKind
{
    /// <summary>Revision 1.</summary>
    Created,

    /// <summary>A change of content, name, collection, type, media type or metadata.</summary>
    Updated,

    /// <summary>The artifact was deleted; the revision holds the state it had.</summary>
    Deleted,

    /// <summary>The artifact was brought back.</summary>
    Restored,
}
