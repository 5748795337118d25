namespace Kontextual.Domain;

/// <summary>
/// What an index of words stores of an artifact: the tokens of its content, and the tokens of its labels, which are the name and the strings of the metadata.
/// </summary>
/// <remarks>They are separate, so that a new name does not need the content. A search of one part is asked among the tokens that include those of the part.</remarks>
internal static class ArtifactWords
{
    /// <summary>
    /// The version of the stored tokens. Raise the last number if an artifact gets other tokens although the rules of <see cref="TextAnalyser"/> stay: other
    /// contents that are texts, another maximum length, other strings of metadata, or another form of <see cref="AnalysedText.ToText"/>.
    /// </summary>
    public const int Version = (1000 * TextAnalyser.Version) + 1;

    /// <summary>Returns the tokens of a content.</summary>
    public static string OfContent(string text) => TextAnalyser.ForIndex(text).ToText();

    /// <summary>Returns the tokens of the labels. Each text is analysed alone, as in a search.</summary>
    public static string OfLabels(string name, Metadata metadata) => string.Join(
        ' ', SearchedText.Of(content: null, name, metadata).Select(label => TextAnalyser.ForIndex(label.Text).ToText()).Where(tokens => tokens.Length > 0));

    /// <summary>True if a search of these parts is asked among the tokens of contents.</summary>
    public static bool AreInContent(SearchFields fields) => (fields & SearchFields.Content) != 0;

    /// <summary>True if a search of these parts is asked among the tokens of labels.</summary>
    public static bool AreInLabels(SearchFields fields) => (fields & (SearchFields.Name | SearchFields.Metadata)) != 0;
}
