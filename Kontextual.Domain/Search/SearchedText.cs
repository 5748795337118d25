namespace Kontextual.Domain;

/// <summary>A text of an artifact that a search reads. A phrase must occur within one such text.</summary>
/// <param name="Field">The part of the artifact that the text belongs to.</param>
/// <param name="Text">The text.</param>
/// <param name="Place">The place of a string in the metadata; null for the other parts.</param>
internal sealed record SearchedText(SearchFields Field, string Text, MetadataPlace? Place = null)
{
    /// <summary>Returns the texts of an artifact: the content, the name, and the strings of the metadata in their order.</summary>
    /// <param name="content">The text of the content; null if it has none or is not searched.</param>
    /// <param name="name">The name; null if it is not searched.</param>
    /// <param name="metadata">The metadata; null if it is not searched.</param>
    public static IEnumerable<SearchedText> Of(string? content, string? name, Metadata? metadata)
    {
        if (content is not null)
            yield return new(SearchFields.Content, content);
        if (name is not null)
            yield return new(SearchFields.Name, name);
        if (metadata is null)
            yield break;
        foreach (var found in MetadataStrings.Of(metadata))
            yield return new(SearchFields.Metadata, found.Text, found.Place);
    }
}
