namespace Kontextual.Domain;

/// <summary>The scores of artifacts by Okapi BM25, with each term or phrase of the search as a term.</summary>
/// <remarks>
/// <para>
/// The score is the sum over all terms of <c>idf · n · (k1 + 1) / (n + k1 · (1 - b + b · length / average length))</c>, where n is the number of occurrences and
/// idf is <c>ln(1 + (documents - containing + 0.5) / (containing + 0.5))</c>. This idf is never negative, so a further occurrence never lowers a score.
/// </para>
/// <para>Terms are added in their order, so that equal artifacts have exactly equal scores on every backend.</para>
/// </remarks>
internal sealed class Bm25
{
    /// <summary>How soon further occurrences of a term count less.</summary>
    public const double K1 = 1.2;

    /// <summary>How much the length of the texts counts, from 0 to 1.</summary>
    public const double B = 0.75;

    private readonly double[] _weights;
    private readonly double _averageLength;

    public Bm25(SearchStatistics statistics)
    {
        _weights = [.. statistics.Containing.Select(containing => InverseFrequency(statistics.Documents, containing))];
        _averageLength = statistics.AverageLength;
    }

    /// <summary>Returns the score of an artifact.</summary>
    /// <param name="occurrences">For each term, the number of its occurrences.</param>
    /// <param name="length">The number of tokens of all searched texts of the artifact.</param>
    public double Score(ReadOnlySpan<int> occurrences, long length)
    {
        var score = 0.0;
        for (int i = 0; i < occurrences.Length; i++)
        {
            if (occurrences[i] > 0)
                score += _weights[i] * occurrences[i] * (K1 + 1) / (occurrences[i] + (K1 * (1 - B + (B * length / _averageLength))));
        }

        return score;
    }

    private static double InverseFrequency(long documents, long containing) => Math.Log(1 + ((documents - containing + 0.5) / (containing + 0.5)));
}
