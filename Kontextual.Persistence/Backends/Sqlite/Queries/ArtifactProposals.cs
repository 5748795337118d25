using System.Linq.Expressions;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Asks the metadata index for the artifacts of a query. The conditions of the query still decide.</summary>
internal sealed class ArtifactProposals(KontextualDbContext db)
{
    private static readonly ParameterExpression Value = Expression.Parameter(typeof(IndexedValue), "v");
    private static readonly ParameterExpression Pointer = Expression.Parameter(typeof(IndexedPointer), "p");

    /// <summary>Returns the conditions of a query, with the smallest proposal as a further one.</summary>
    /// <param name="conditions">The conditions, which combine (AND).</param>
    /// <param name="isPage">True if only the first rows in the order of an index are read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<Condition<TRow>>> AddToAsync<TRow>(IReadOnlyList<Condition<TRow>> conditions, bool isPage, CancellationToken cancellationToken)
    {
        if (conditions is not IReadOnlyList<Condition<Artifact>> ofArtifacts
            || await BestAsync(ofArtifacts, cancellationToken).ConfigureAwait(false) is not { } best
            || (isPage && best.Count > ArtifactProposal.Most))
            return conditions;
        var proposed = new Among<Artifact, ArtifactId>(a => a.Id, _ => best.Ids).In(db);
        return [.. conditions, (Condition<TRow>)(object)proposed];
    }

    private async Task<ArtifactProposal?> BestAsync(IEnumerable<Condition<Artifact>> conditions, CancellationToken cancellationToken)
    {
        ArtifactProposal? best = null;
        foreach (var condition in conditions)
        {
            var proposal = condition switch
            {
                InMetadata<Artifact> metadata => await BestAsync(metadata, cancellationToken).ConfigureAwait(false),
                InGroups<Artifact> { IsNegated: false } groups => await UnionAsync(groups, cancellationToken).ConfigureAwait(false),
                _ => null,
            };
            best = Smaller(best, proposal);
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

    private async Task<ArtifactProposal?> BestAsync(InMetadata<Artifact> condition, CancellationToken cancellationToken)
    {
        ArtifactProposal? best = null;
        foreach (var filter in condition.Filters)
        {
            if (filter.Probe() is { } probe)
                best = Smaller(best, await ArtifactProposal.OfAsync(IdsOf(probe), cancellationToken).ConfigureAwait(false));
        }

        return best;
    }

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

    // What begins with "/a/", and not with "/a0": the slash comes right before the zero.
    private static Expression IsBelow(string pointer) => Between(Expression.Property(Pointer, nameof(IndexedPointer.Pointer)), $"{pointer}/", $"{pointer}0");

    private static Expression? Keys(MetadataProbe probe)
    {
        var value = Expression.Property(Value, nameof(IndexedValue.Value));
        if (probe.Range is { } range)
            return Between(value, range.Lowest, range.Highest);
        return probe.Keys switch
        {
            null => null,
            [var key] => Expression.Equal(value, QueryParameter.Of(key)),
            var keys => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], QueryParameter.Of(keys), value),
        };
    }

    private static BinaryExpression Between(Expression text, string lowest, string highest) => Expression.AndAlso(
        SqliteComparisons.Compare(ExpressionType.GreaterThanOrEqual, text, QueryParameter.Of(lowest)),
        SqliteComparisons.Compare(ExpressionType.LessThanOrEqual, text, QueryParameter.Of(highest)));
}
