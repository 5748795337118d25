namespace Kontextual.Domain;

/// <summary>Which side of a run a manifest entry stands on. Stored and exported as the words used here.</summary>
internal enum ManifestEntryRole
{
    /// <summary>The run read it.</summary>
    Input,

    /// <summary>The run produced it.</summary>
    Output,
}
