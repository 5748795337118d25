namespace Kontextual.Domain;

/// <summary>What a listing of artifacts is ordered by; the id always decides between equals.</summary>
public enum ArtifactOrder
{
    /// <summary>By name, compared by code point.</summary>
    Name,

    /// <summary>By time of creation.</summary>
    Created,

    /// <summary>By time of the head revision.</summary>
    Updated,
}
