using System.Linq.Expressions;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Asks the indexes of metadata and words for the artifacts of a query. The conditions of the query still decide.</summary>
/// <param name="db">The context.</param>
/// <param name="take">The number of rows of a page that is read in the order of an index, so that reading stops early; null if all rows are read.</param>
internal sealed class ArtifactProposals(KontextualDbContext db, int? take)
{
    /// <summary>The maximum number of rows of the index that are proposed to a page.</summary>
    private const int MaxForPage = 10_000;

    /// <summary>The number up to which rows of the index are counted if all artifacts are read.</summary>
    private const int MaxForAll = 1_000_000;

    /// <summary>With so few rows, no smaller proposal is searched for.</summary>
    private const int Few = 100;

    /// <summary>The maximum number of filters for which the index is asked. Each costs a statement.</summary>
    private const int MaxProbes = 50;

    private static readonly ParameterExpression Value = Expression.Parameter(typeof(IndexedValue), "v");
    private static readonly ParameterExpression Pointer = Expression.Parameter(typeof(IndexedPointer), "p");

    private readonly WordProposals _words = new(db);
    private bool? _hasWords;
    private int _probes;

    private int MaxCounted => take is null ? MaxForAll : MaxForPage;

    /// <summary>Returns the smallest proposal for conditions that combine (AND); null if reading without one is faster.</summary>
    public async Task<ArtifactProposal?> ForAsync(IReadOnlyList<Condition<Artifact>> conditions, CancellationToken cancellationToken)
    {
        var best = await BestAsync(conditions, cancellationToken).ConfigureAwait(false);
        return best is null || await IsFasterAsync(best, conditions, cancellationToken).ConfigureAwait(false) ? best : null;
    }

    /// <summary>
    /// Returns a check of one artifact by the index, for a condition that reads a text. It serves artifacts that are read without a proposal. Null if there is no such
    /// check, or if <see cref="ForAsync"/> has not asked the word index.
    /// </summary>
    public Expression<Func<Artifact, bool>>? CheckOf(Condition<Artifact> condition) =>
        _hasWords == true && WordsOf([condition]) is [var (words, fields)] ? _words.CheckOf(words, fields) : null;

    // All proposed artifacts are read and sorted for a page. Without the proposal, artifacts are read in the order of the page until it is full: on average, as many
    // as the listing has for each that matches. Both are equally fast if the square of the proposed number is the product of the other two.
    private async Task<bool> IsFasterAsync(ArtifactProposal best, IReadOnlyList<Condition<Artifact>> conditions, CancellationToken cancellationToken)
    {
        if (best.Count <= (take ?? Few))
            return true;
        var needed = take is { } rows ? best.Count * best.Count / rows : best.Count;
        if (conditions.OfType<Equal<Artifact, CollectionId>>().FirstOrDefault() is { } collection)
            return best.Count <= MaxCounted && await CountAsync(collection, needed, cancellationToken).ConfigureAwait(false) >= needed;
        return take is null || (best.Count <= MaxForPage && await SqliteArtifactRows.CountAsync(db, cancellationToken).ConfigureAwait(false) >= needed);
    }

    /// <summary>Counts the artifacts of a collection up to a number.</summary>
    private Task<int> CountAsync(Equal<Artifact, CollectionId> collection, long max, CancellationToken cancellationToken) =>
        db.Set<Artifact>().Where(collection.Predicate).Take((int)Math.Min(max, int.MaxValue)).CountAsync(cancellationToken);

    private async Task<ArtifactProposal?> BestAsync(IReadOnlyList<Condition<Artifact>> conditions, CancellationToken cancellationToken)
    {
        ArtifactProposal? best = null;
        foreach (var filter in conditions.OfType<InMetadata<Artifact>>().SelectMany(condition => condition.Filters))
        {
            if (best?.Count <= Few || _probes == MaxProbes)
                return best;
            if (filter.Probe() is not { } probe)
                continue;
            _probes++;
            best = Smaller(best, await ArtifactProposal.OfAsync(IdsOf(probe), MaxCounted, cancellationToken).ConfigureAwait(false));
        }

        foreach (var (words, fields) in WordsOf(conditions))
        {
            if (best?.Count <= Few || _probes == MaxProbes || !(_hasWords ??= await WordIndexTable.IsCurrentAsync(db, cancellationToken).ConfigureAwait(false)))
                break;
            _probes++;
            best = Smaller(best, await _words.OfAsync(words, fields, MaxCounted, cancellationToken).ConfigureAwait(false));
        }

        foreach (var groups in conditions.OfType<InGroups<Artifact>>().Where(groups => !groups.IsNegated))
        {
            if (best?.Count <= Few)
                return best;
            best = Smaller(best, await UnionAsync(groups, cancellationToken).ConfigureAwait(false));
        }

        return best;
    }

    private async Task<ArtifactProposal?> UnionAsync(InGroups<Artifact> groups, CancellationToken cancellationToken)
    {
        var proposals = new List<ArtifactProposal>();
        foreach (var group in groups.Groups)
        {
            // A group without a proposal can select any artifact.
            if (await BestAsync(group, cancellationToken).ConfigureAwait(false) is not { } proposal)
                return null;
            proposals.Add(proposal);
        }

        return ArtifactProposal.Union(proposals);
    }

    private static IReadOnlyList<(WordsQuery Words, SearchFields Fields)> WordsOf(IReadOnlyList<Condition<Artifact>> conditions) =>
    [
        .. conditions.OfType<InText<Artifact>>().Where(text => text.Words is not null).Select(text => (text.Words!, SearchFields.Content)),
        .. conditions.OfType<SearchedWords<Artifact>>().Select(tokens => (tokens.Words, tokens.Fields)),
    ];

    private static ArtifactProposal? Smaller(ArtifactProposal? one, ArtifactProposal? other) => other is null || one?.Count <= other.Count ? one : other;

    // Metadata that is not indexed can meet any filter.
    private IQueryable<ArtifactId> IdsOf(MetadataProbe probe) =>
        Ids(HasPointer(probe), Keys(probe)).Concat(Ids(IsPointer(MetadataLeaves.NotIndexed), null));

    private IQueryable<ArtifactId> Ids(Expression pointer, Expression? value)
    {
        var keys = db.Set<IndexedPointer>().Where(Expression.Lambda<Func<IndexedPointer, bool>>(pointer, Pointer)).Select(p => p.PointerKey);
        var found = db.Set<IndexedValue>().Where(v => keys.Contains(v.PointerKey));
        if (value is not null)
            found = found.Where(Expression.Lambda<Func<IndexedValue, bool>>(value, Value));
        return found.Select(v => v.ArtifactId);
    }

    private static Expression HasPointer(MetadataProbe probe)
    {
        var exact = probe.Pointers.Select(IsPointer);
        return (probe.IncludesBelow ? exact.Concat(probe.Pointers.Select(IsBelow)) : exact).Aggregate(Expression.OrElse);
    }

    private static Expression IsPointer(string pointer) =>
        Expression.Equal(Expression.Property(Pointer, nameof(IndexedPointer.Pointer)), QueryParameter.Of(pointer));

    // What begins with "/a/" is below "/a0", because the slash comes right before the zero.
    private static Expression IsBelow(string pointer) => Between(
        Expression.Property(Pointer, nameof(IndexedPointer.Pointer)), $"{pointer}/", $"{pointer}0", ExpressionType.LessThan);

    private static Expression? Keys(MetadataProbe probe)
    {
        var value = Expression.Property(Value, nameof(IndexedValue.Value));
        if (probe.Range is { } range)
            return Between(value, range.Lowest, range.Highest, ExpressionType.LessThanOrEqual);
        return probe.Keys switch
        {
            null => null,
            [var key] => Expression.Equal(value, QueryParameter.Of(key)),
            var keys => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], QueryParameter.Of(keys), value),
        };
    }

    private static BinaryExpression Between(Expression text, string lowest, string highest, ExpressionType end) => Expression.AndAlso(
        SqliteComparisons.Compare(ExpressionType.GreaterThanOrEqual, text, QueryParameter.Of(lowest)),
        SqliteComparisons.Compare(end, text, QueryParameter.Of(highest)));
}
