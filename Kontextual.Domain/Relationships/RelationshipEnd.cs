namespace Kontextual.Domain;

/// <summary>One end of a relationship.</summary>
public enum RelationshipEnd
{
    /// <summary>The artifact that the relationship starts from.</summary>
    Source,

    /// <summary>The artifact that the relationship leads to.</summary>
    Target,
}
