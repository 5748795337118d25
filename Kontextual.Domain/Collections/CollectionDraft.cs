namespace Kontextual.Domain;

/// <summary>A collection to be created.</summary>
public sealed record CollectionDraft
{
    /// <summary>Its name: NFC-normalised, then 1 to 512 code points; unique among live collections.</summary>
    public required string Name { get; init; }

    /// <summary>Free text for people, at most 65,536 code points.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The caller's own members.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}
