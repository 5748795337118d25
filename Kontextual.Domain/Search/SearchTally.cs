using System.Runtime.InteropServices;

namespace Kontextual.Domain;

/// <summary>Collects the artifacts that match a search, one after the other, and ranks them.</summary>
/// <remarks>Of a match only its id and its counts are kept, because the scores are known only after the last artifact.</remarks>
/// <param name="clauses">The number of terms and phrases of the search.</param>
internal sealed class SearchTally(int clauses)
{
    private readonly List<ArtifactId> _ids = [];
    private readonly List<long> _lengths = [];

    // The counts of the first match, then those of the second, and so on.
    private readonly List<int> _occurrences = [];

    /// <summary>The number of artifacts that match.</summary>
    public int Total => _ids.Count;

    /// <summary>Adds an artifact. It matches if each term and phrase occurs.</summary>
    /// <param name="id">The id.</param>
    /// <param name="occurrences">For each term and phrase, the number of its occurrences in all searched texts.</param>
    /// <param name="length">The number of tokens of all searched texts.</param>
    public void Add(ArtifactId id, ReadOnlySpan<int> occurrences, long length)
    {
        if (occurrences.Contains(0))
            return;
        _ids.Add(id);
        _lengths.Add(length);
        _occurrences.AddRange(occurrences);
    }

    /// <summary>Returns the matches with the highest scores, in descending order. Those with equal scores are in ascending order of their ids.</summary>
    /// <param name="counts">How frequent the terms and phrases are.</param>
    /// <param name="count">The maximum number of matches.</param>
    public IReadOnlyList<(ArtifactId Id, double Score)> Best(WordCounts counts, int count)
    {
        if (_ids.Count == 0)
            return [];

        // A term can be in both texts of an artifact.
        var containing = counts.Texts.Select(texts => Math.Min(texts, counts.Artifacts)).ToList();
        var ranking = new Bm25(new(counts.Artifacts, _lengths.Average(), containing));
        return
        [
            .. _ids.Select((id, i) => (Id: id, Score: ScoreOf(i, ranking)))
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Id)
                .Take(count),
        ];
    }

    private double ScoreOf(int match, Bm25 ranking) =>
        ranking.Score(CollectionsMarshal.AsSpan(_occurrences).Slice(match * clauses, clauses), _lengths[match]);
}
