namespace Kontextual.Domain;

/// <summary>Tells how a deletion or a purge handles entities that depend on the entity.</summary>
public enum DeletePolicy
{
    /// <summary>The operation is refused when other entities depend on the entity.</summary>
    Restrict,

    /// <summary>The dependent entities are deleted or purged as well, in the same transaction, each with its own change record.</summary>
    Cascade,
}
