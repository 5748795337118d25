namespace Kontextual.Domain;

/// <summary>The changes to make to a context reference. A null property leaves the value unchanged. The target never changes.</summary>
public sealed record ContextReferenceChange
{
    /// <summary>The new role, 1 to 512 code points by the rules of names.</summary>
    public string? Role { get; init; }

    /// <summary>The new metadata, which replaces the existing metadata completely.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>
    /// The new provenance, which replaces the existing provenance completely. <see cref="Provenance.None"/> is refused when the target is
    /// external.
    /// </summary>
    public Provenance? Provenance { get; init; }
}
