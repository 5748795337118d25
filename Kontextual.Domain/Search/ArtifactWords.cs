namespace Kontextual.Domain;

/// <summary>The texts that an index of words stores of an artifact: one for the content, and one for the name and the strings of the metadata.</summary>
/// <remarks>They are separate, so that a new name does not need the content. A search of one part is asked in the text that contains this part.</remarks>
internal static class ArtifactWords
{
    /// <summary>Returns the text for the content.</summary>
    public static AnalysedText OfContent(string text) => TextAnalyser.ForIndex(text);

    /// <summary>Returns the text for the name and the metadata. A line break divides them, so that no token crosses two of them.</summary>
    public static AnalysedText OfLabels(string name, Metadata metadata) =>
        TextAnalyser.ForIndex(string.Join('\n', [name, .. MetadataStrings.Of(metadata).Select(found => found.Text)]));

    /// <summary>True if a search of these parts is asked in the text for the content.</summary>
    public static bool AreInContent(SearchFields fields) => (fields & SearchFields.Content) != 0;

    /// <summary>True if a search of these parts is asked in the text for the name and the metadata.</summary>
    public static bool AreInLabels(SearchFields fields) => (fields & (SearchFields.Name | SearchFields.Metadata)) != 0;
}
