using System.Runtime.InteropServices;

namespace Kontextual.Domain;

/// <summary>Counts what a search finds in artifacts, one after the other, and ranks those that match.</summary>
/// <remarks>Of a match only its id and its counts are kept, because the scores are known only after the last artifact.</remarks>
/// <param name="clauses">The number of terms and phrases of the search.</param>
internal sealed class SearchTally(int clauses)
{
    private readonly long[] _containing = new long[clauses];
    private readonly List<ArtifactId> _ids = [];
    private readonly List<long> _lengths = [];

    // The counts of the first match, then those of the second, and so on.
    private readonly List<int> _occurrences = [];

    private long _documents;
    private long _length;

    /// <summary>The number of artifacts that match.</summary>
    public int Total => _ids.Count;

    /// <summary>The statistics of all artifacts that were added.</summary>
    public SearchStatistics Statistics => new(_documents, _length, _containing);

    /// <summary>Adds an artifact. It matches if each term and phrase occurs.</summary>
    /// <param name="id">The id.</param>
    /// <param name="occurrences">For each term and phrase, the number of its occurrences in all searched texts.</param>
    /// <param name="length">The number of tokens of all searched texts. An artifact without any token does not count.</param>
    public void Add(ArtifactId id, ReadOnlySpan<int> occurrences, long length)
    {
        if (length == 0)
            return;
        _documents++;
        _length += length;
        for (int i = 0; i < occurrences.Length; i++)
            _containing[i] += occurrences[i] > 0 ? 1 : 0;
        if (occurrences.Contains(0))
            return;
        _ids.Add(id);
        _lengths.Add(length);
        _occurrences.AddRange(occurrences);
    }

    /// <summary>Returns the matches with the highest scores, in descending order. Those with equal scores are in ascending order of their ids.</summary>
    /// <param name="statistics">The statistics by which the scores are computed.</param>
    /// <param name="count">The maximum number of matches.</param>
    public IReadOnlyList<(ArtifactId Id, double Score)> Best(SearchStatistics statistics, int count)
    {
        var ranking = new Bm25(statistics);
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
