namespace Kontextual.Domain;

/// <summary>The state of a context package that is to be created.</summary>
public sealed record ContextPackageDraft
{
    /// <summary>The name, 1 to 512 code points after normalisation to NFC. Other packages may have the same name.</summary>
    public required string Name { get; init; }

    /// <summary>A description for people, at most 65,536 code points. Empty by default.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Additional data of the caller. Empty by default.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}
