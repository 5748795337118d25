namespace Kontextual.Domain;

/// <summary>One end of a relationship.</summary>
public enum RelationshipEnd
{
    /// <summary>The artifact it starts from.</summary>
    Source,

    /// <summary>The artifact it leads to.</summary>
    Target,
}
