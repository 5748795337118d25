namespace Kontextual.Domain;

/// <summary>The state of a collection that is to be created.</summary>
public sealed record CollectionDraft
{
    /// <summary>The name, 1 to 512 code points after normalisation to NFC. It must be unique among the live collections.</summary>
    public required string Name { get; init; }

    /// <summary>A description for people, at most 65,536 code points. Empty by default.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Additional data of the caller. Empty by default.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}
