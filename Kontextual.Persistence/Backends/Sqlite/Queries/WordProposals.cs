using System.Linq.Expressions;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Asks the word index. Whoever asks must first know that it is current, in the state that the context sees.</summary>
internal sealed class WordProposals(KontextualDbContext db)
{
    /// <summary>How many times as frequent as the rarest term another term can be, so that their artifacts are intersected.</summary>
    private const int MaxTimes = 10;

    /// <summary>Returns the artifacts that have all tokens of terms and phrases, each term or phrase in one of the searched texts.</summary>
    /// <param name="words">The words.</param>
    /// <param name="fields">The parts of the artifacts that are searched.</param>
    /// <param name="max">The number up to which rows of the index are counted.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    public async Task<ArtifactProposal> OfAsync(
        WordsQuery words, SearchFields fields, int max, CancellationToken cancellationToken)
    {
        // Terms can be in different texts of an artifact only if both texts are searched.
        if (!(ArtifactWords.AreInContent(fields) && ArtifactWords.AreInLabels(fields)) || words.Clauses.Count == 1)
            return await OfOneAsync(WordIndexQuery.Of(words.Clauses), fields, max, cancellationToken).ConfigureAwait(false);
        var proposals = new List<ArtifactProposal>(words.Clauses.Count);
        foreach (var clause in words.Clauses)
            proposals.Add(await OfOneAsync(WordIndexQuery.Of([clause]), fields, max, cancellationToken).ConfigureAwait(false));
        var rarest = proposals.OrderBy(proposal => proposal.Count).ToList();

        // An intersection reads all rows of each term. To read the texts of a few more artifacts takes less than to read a frequent term.
        return rarest.Skip(1).TakeWhile(proposal => proposal.Count <= MaxTimes * (rarest[0].Count + 1))
            .Aggregate(rarest[0], (few, more) => few with { Ids = few.Ids.Intersect(more.Ids) });
    }

    /// <summary>Returns the condition that the searched text of an artifact has all tokens; null if it cannot be told from one row of the index, or only slowly.</summary>
    public Expression<Func<Artifact, bool>>? CheckOf(WordsQuery words, SearchFields fields)
    {
        // FTS5 merges all tokens with the prefix before it looks at the first row.
        if (ArtifactWords.AreInContent(fields) == ArtifactWords.AreInLabels(fields) || words.Clauses.Any(clause => clause.Patterns[^1].IsPrefix))
            return null;
        var expression = WordIndexQuery.Of(words.Clauses);
        var rows = db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM artifact_words WHERE artifact_words MATCH {expression}""");
        var place = Rows(fields).First;
        return a => rows.Any(row => row == (EF.Property<long>(a, RowKey.Inner) * 2) + place);
    }

    /// <inheritdoc cref="IQueryDialect.CountWordsAsync"/>
    public async Task<IReadOnlyList<long>> CountAsync(WordsQuery words, SearchFields fields, CancellationToken cancellationToken)
    {
        var texts = new List<long>(words.Clauses.Count);
        foreach (var clause in words.Clauses)
            texts.Add(await CountAsync(WordIndexQuery.Of([clause]), fields, WordCounts.Max, cancellationToken).ConfigureAwait(false));
        return texts;
    }

    private async Task<ArtifactProposal> OfOneAsync(string expression, SearchFields fields, int max, CancellationToken cancellationToken) => new(
        IdsOf(expression, fields), await CountAsync(expression, fields, max + 1, cancellationToken).ConfigureAwait(false));

    private Task<long> CountAsync(string expression, SearchFields fields, int max, CancellationToken cancellationToken)
    {
        var (first, last) = Rows(fields);
        return db.Database.SqlQuery<long>(
            $"""
            SELECT count(*) AS "Value" FROM (
                SELECT 1 FROM artifact_words WHERE artifact_words MATCH {expression} AND rowid % 2 BETWEEN {first} AND {last} LIMIT {max}
            )
            """).SingleAsync(cancellationToken);
    }

    // The index comes first. SQLite would estimate that a row of it costs more than one of any other table.
    private IQueryable<ArtifactId> IdsOf(string expression, SearchFields fields)
    {
        var (first, last) = Rows(fields);
        return db.Set<Artifact>().FromSql(
            $"""
            SELECT a.* FROM artifact_words AS w CROSS JOIN artifacts AS a ON a.inner_key = w.rowid / 2
            WHERE w.artifact_words MATCH {expression} AND w.rowid % 2 BETWEEN {first} AND {last}
            """).Select(a => a.Id);
    }

    private static (int First, int Last) Rows(SearchFields fields) => (ArtifactWords.AreInContent(fields) ? 0 : 1, ArtifactWords.AreInLabels(fields) ? 1 : 0);
}
