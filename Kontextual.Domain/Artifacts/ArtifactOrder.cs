namespace Kontextual.Domain;

/// <summary>The property that a listing of artifacts is ordered by. Artifacts with equal values are ordered by id.</summary>
public enum ArtifactOrder
{
    /// <summary>By name, compared by code point.</summary>
    Name,

    /// <summary>By time of creation, <see cref="Artifact.CreatedAt"/>.</summary>
    Created,

    /// <summary>By time of the head revision, <see cref="Artifact.UpdatedAt"/>.</summary>
    Updated,

    /// <summary>By the number of bytes of the content, <see cref="Artifact.Size"/>.</summary>
    Size,
}
