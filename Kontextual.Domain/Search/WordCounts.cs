namespace Kontextual.Domain;

/// <summary>How frequent the terms and phrases of a search are in a store. They do not depend on the filters of the search.</summary>
/// <remarks>An index counts them without reading a text, and a backend without one counts the same by <see cref="IndexedTokens"/>.</remarks>
/// <param name="Artifacts">The number of artifacts that were ever created.</param>
/// <param name="Texts">For each term or phrase, the number of texts with its tokens, of those of <see cref="ArtifactWords"/>: at most <see cref="Max"/>.</param>
internal sealed record WordCounts(long Artifacts, IReadOnlyList<long> Texts)
{
    /// <summary>The number up to which texts are counted. A term that is more frequent scores as if it were this frequent.</summary>
    public const int Max = 10_000;
}
