namespace Kontextual.Domain;

/// <summary>A ranked search for words, see <see cref="IArtifactReader.SearchAsync"/>.</summary>
public sealed record ArtifactSearch
{
    /// <summary>The maximum of <see cref="Limit"/>: 1,000 artifacts.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The maximum of <see cref="SnippetLimit"/>: 20 snippets.</summary>
    public const int MaxSnippetLimit = 20;

    /// <summary>The minimum of <see cref="SnippetLength"/>: 80 code points.</summary>
    public const int MinSnippetLength = 80;

    /// <summary>The maximum of <see cref="SnippetLength"/>: 1,000 code points.</summary>
    public const int MaxSnippetLength = 1000;

    /// <summary>
    /// The words to search for. Their syntax, rules and limits are those of <see cref="ArtifactFilter.Words"/>. Each term and each phrase must occur in
    /// one of the searched texts. Two terms can occur in different texts of an artifact, such as its name and its content, but a phrase must occur within one.
    /// </summary>
    public required string Words { get; init; }

    /// <summary>The parts of the artifacts that are searched, at least one. Only the content by default.</summary>
    public SearchFields In { get; init; } = SearchFields.Content;

    /// <summary>
    /// Selects the artifacts that are searched. All live artifacts by default. The order has no effect, and purged artifacts are never searched, because
    /// they have no texts.
    /// </summary>
    public ArtifactQuery Where { get; init; } = new();

    /// <summary>The maximum number of artifacts that are returned, from 1 to 1,000. The best 20 by default.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>The maximum number of snippets of one artifact, from 0 to 20. By default 3. With 0, no text is read a second time.</summary>
    public int SnippetLimit { get; init; } = 3;

    /// <summary>The maximum length of a snippet, from 80 to 1,000 code points with the ellipses. By default 200.</summary>
    public int SnippetLength { get; init; } = 200;
}
