namespace Kontextual.Persistence.Queries;

/// <summary>Reads the texts that searches read, one at a time, in the state that a context sees.</summary>
internal interface IContentTexts
{
    /// <summary>
    /// Returns the text of a content; null if it is missing, purged, longer than <see cref="ArtifactFilter.MaxSearchedBytes"/>, or no text. The digest is not
    /// checked, so a damaged text is returned as it is stored.
    /// </summary>
    string? TextOf(ContentDigest digest);
}
