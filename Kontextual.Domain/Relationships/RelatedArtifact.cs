using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An artifact that a traversal reached.</summary>
/// <param name="Artifact">The artifact in its current state or, in a view of the past, in its state at the moment of the view.</param>
/// <param name="Distance">The smallest number of steps from the start to the artifact, from 1.</param>
public sealed record RelatedArtifact(
    [property: JsonPropertyName("artifact")] Artifact Artifact,
    [property: JsonPropertyName("distance")] int Distance);
