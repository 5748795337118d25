using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose content is a text that matches a search.</summary>
internal sealed class HasText(string name, string search) : Criterion<Artifact, PastArtifact>(name, search)
{
    /// <exception cref="ArgumentException">The text to search for breaks its rule.</exception>
    public static HasText? OfContains(ArtifactFilter filter, string paramName) => Of("contains", TextSearchKind.Contains, filter.Contains, paramName);

    /// <exception cref="ArgumentException">The words to search for break their rule.</exception>
    public static HasText? OfWords(ArtifactFilter filter, string paramName) => Of("words", TextSearchKind.Words, filter.Words, paramName);

    public override Condition<Artifact> Now => new InText<Artifact>(a => a.Digest, a => a.IsPurged, Text);

    public override Condition<PastArtifact> Then(long sequence) => new InText<PastArtifact>(past => past.Revision.Digest, past => past.Revision.IsPurged, Text);

    private static HasText? Of(string name, TextSearchKind kind, string? search, string paramName)
    {
        if (search is null)
            return null;
        TextMatch.Parse(kind, search, paramName);
        return new(name, TextMatch.TextOf(kind, search));
    }
}
