using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An entry in the history of a name: an artifact that had the name, and the changes that began and ended this.</summary>
/// <remarks>
/// An entry is a range in which the artifact was live and in which its name, collection and type did not change. So an artifact has several entries when it
/// was moved, got another type, or was restored, while it kept its name.
/// </remarks>
public sealed record NameHistoryEntry
{
    /// <summary>The id of the artifact.</summary>
    [JsonPropertyName("artifactId")]
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The collection that contained the artifact.</summary>
    [JsonPropertyName("collectionId")]
    public required CollectionId CollectionId { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The type of the artifact.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>
    /// The change that began the range: the artifact was created or restored, or was updated with another name, collection or type. Its version is the number
    /// of the first revision of the range.
    /// </summary>
    [JsonPropertyName("began")]
    public required ChangeRecord Began { get; init; }

    /// <summary>
    /// The change that ended the range: the artifact was updated with another name, collection or type, or was deleted. Null when the artifact has the name
    /// now, or in a view of the past, at its moment.
    /// </summary>
    [JsonPropertyName("ended")]
    public ChangeRecord? Ended { get; init; }
}
