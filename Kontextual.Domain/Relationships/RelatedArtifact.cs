using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An artifact that a traversal reached.</summary>
/// <param name="Artifact">The artifact as it stands, or as it stood at the moment asked for.</param>
/// <param name="Distance">The fewest steps from the start to it, from 1.</param>
public sealed record RelatedArtifact(
    [property: JsonPropertyName("artifact")] Artifact Artifact,
    [property: JsonPropertyName("distance")] int Distance);
