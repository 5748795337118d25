using System.Linq.Expressions;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Which index SQLite is to take for artifacts.</summary>
internal static class SqliteArtifactRows
{
    /// <summary>Finds the artifacts of a digest by their revisions, whose index of digests every purge needs anyway.</summary>
    public static IQueryable<TRow> Narrow<TRow>(KontextualDbContext db, IQueryable<TRow> rows, IReadOnlyList<Condition<TRow>> conditions)
    {
        if (rows is not IQueryable<Artifact> artifacts || conditions.OfType<object>().OfType<Equal<Artifact, ContentDigest>>().FirstOrDefault() is not { } wanted)
            return rows;
        var digest = Expression.Lambda<Func<Revision, bool>>(
            Expression.Equal(Expression.Property(Row, nameof(Revision.Digest)), QueryParameter.Of(wanted.Value)), Row);
        var ids = db.Set<Revision>().Where(digest).Select(r => r.ArtifactId);
        return (IQueryable<TRow>)artifacts.Where(a => ids.Contains(a.Id));
    }

    /// <summary>Returns the number of artifacts that were ever created: none is removed, and the inner keys count from one.</summary>
    public static async Task<long> CountAsync(KontextualDbContext db, CancellationToken cancellationToken) =>
        await db.Set<Artifact>().MaxAsync(a => (long?)EF.Property<long>(a, RowKey.Inner), cancellationToken).ConfigureAwait(false) ?? 0;

    /// <summary>True for a page of artifacts in an order that an index has, so that reading can stop when the page is full.</summary>
    public static bool StopsEarly<TRow>(string order, IReadOnlyList<Condition<TRow>> conditions) => order switch
    {
        nameof(ArtifactOrder.Name) => true,
        nameof(ArtifactOrder.Updated) => conditions.Any(condition => condition is Equal<TRow, CollectionId>),
        _ => false,
    };

    /// <summary>
    /// True for a collection or a type for which no index must be taken, because other rows propose artifacts. SQLite knows no numbers of rows, and would take the
    /// index of the column. A name is even better than the proposal.
    /// </summary>
    public static bool IsBesideAProposal<TRow>(LambdaExpression column, IReadOnlyList<Condition<TRow>> conditions) =>
        typeof(TRow) == typeof(Artifact)
        && column.Body is MemberExpression { Member.Name: nameof(Artifact.Type) or nameof(Artifact.CollectionId) }
        && !conditions.Any(condition => condition is Equal<TRow, string> { Column.Body: MemberExpression { Member.Name: nameof(Artifact.Name) } });

    /// <summary>True for the type of the artifacts of a collection. Most artifacts have the same type, so the type's index must not be taken.</summary>
    public static bool IsTypeBesideACollection<TRow>(LambdaExpression column, IReadOnlyList<Condition<TRow>> conditions) =>
        typeof(TRow) == typeof(Artifact)
        && column.Body is MemberExpression { Member.Name: nameof(Artifact.Type) }
        && conditions.Any(condition => condition is Equal<TRow, CollectionId>);

    private static readonly ParameterExpression Row = Expression.Parameter(typeof(Revision), "r");
}
