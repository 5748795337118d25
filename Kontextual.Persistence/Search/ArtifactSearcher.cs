using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Search;

/// <summary>Runs a ranked search whose arguments were checked.</summary>
/// <remarks>
/// The first pass reads the texts of all artifacts that can match, and counts. An index proposes them, and the same <see cref="WordsRanking"/> decides on
/// every backend. The second pass reads the texts of the best artifacts again and cuts the snippets. Only one text is in memory at a time.
/// </remarks>
internal sealed class ArtifactSearcher
{
    private readonly ArtifactSearch _search;
    private readonly WordsRanking _words;
    private readonly RowSelection<Artifact> _rows;

    /// <param name="search">The search.</param>
    /// <param name="rows">The artifacts that its filters select.</param>
    /// <param name="paramName">The name of the caller's parameter, for exceptions.</param>
    /// <exception cref="ArgumentException">The words, the parts or a limit break their rule.</exception>
    public ArtifactSearcher(ArtifactSearch search, RowSelection<Artifact> rows, string paramName)
    {
        _words = new(WordsQuery.Parse(search.Words, paramName));
        RequireFields(search.In, paramName);
        Require.Within(search.Limit, ArtifactSearch.MaxLimit, "a search", "artifacts", paramName);
        RequireRange(search.SnippetLimit, 0, ArtifactSearch.MaxSnippetLimit, "number of snippets", paramName);
        RequireRange(search.SnippetLength, ArtifactSearch.MinSnippetLength, ArtifactSearch.MaxSnippetLength, "length of a snippet", paramName);
        _search = search;
        _rows = rows with { Conditions = [.. rows.Conditions, new SearchedWords<Artifact>(_words.Query, search.In)] };
    }

    /// <summary>Runs the search.</summary>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="cancellationToken">Cancels the reading between two texts.</param>
    public Task<SearchResults> RunAsync(IReadScope scope, CancellationToken cancellationToken) => scope.ReadTogetherAsync(
        async (db, token) =>
        {
            var texts = scope.Dialect.TextsOf(db);
            var tally = new SearchTally(_words.Query.Clauses.Count);
            await scope.Dialect.EachAsync(
                db, _rows, SearchRow.Of(_search.In), row => _words.Count(row.Id, TextsOf(row, texts), tally), token).ConfigureAwait(false);
            var best = tally.Total == 0 ? [] : tally.Best(await CountAsync(scope.Dialect, db, token).ConfigureAwait(false), _search.Limit);
            return new SearchResults(await HitsAsync(db, best, texts, token).ConfigureAwait(false), tally.Total);
        },
        cancellationToken);

    private async Task<WordCounts> CountAsync(IQueryDialect dialect, KontextualDbContext db, CancellationToken cancellationToken) => new(
        await dialect.CountArtifactsAsync(db, cancellationToken).ConfigureAwait(false),
        await dialect.CountWordsAsync(db, _words.Query, _search.In, cancellationToken).ConfigureAwait(false));

    private async Task<IReadOnlyList<SearchHit>> HitsAsync(
        KontextualDbContext db, IReadOnlyList<(ArtifactId Id, double Score)> best, IContentTexts texts, CancellationToken cancellationToken)
    {
        var ids = best.Select(match => match.Id).ToList();
        var found = await db.Set<Artifact>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken).ConfigureAwait(false);
        var hits = new List<SearchHit>(best.Count);
        foreach (var (id, score) in best)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hits.Add(new(found[id], score, SnippetsOf(found[id], texts)));
        }

        return hits;
    }

    private IReadOnlyList<SearchSnippet> SnippetsOf(Artifact artifact, IContentTexts texts) => _search.SnippetLimit == 0
        ? []
        : _words.Snippets(
            TextsOf(new() { Id = artifact.Id, Digest = artifact.Digest, Name = artifact.Name, Metadata = artifact.Metadata }, texts),
            _search.SnippetLimit,
            _search.SnippetLength);

    private IEnumerable<SearchedText> TextsOf(SearchRow row, IContentTexts texts) => SearchedText.Of(
        Searches(SearchFields.Content) ? texts.TextOf(row.Digest) : null,
        Searches(SearchFields.Name) ? row.Name : null,
        Searches(SearchFields.Metadata) ? row.Metadata : null);

    private bool Searches(SearchFields field) => (_search.In & field) != 0;

    private static void RequireFields(SearchFields fields, string paramName)
    {
        const SearchFields all = SearchFields.Content | SearchFields.Name | SearchFields.Metadata;
        if (fields == SearchFields.None || (fields & ~all) != 0)
        {
            throw new ArgumentOutOfRangeException(
                paramName, fields, $"A search reads one or more of {SearchFields.Content}, {SearchFields.Name} and {SearchFields.Metadata}.");
        }
    }

    private static void RequireRange(int value, int least, int most, string what, string paramName)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(paramName, value, $"The {what} must be from {least} to {most}.");
    }
}
