using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Makes SQLite use the intended index for relationships.</summary>
internal static class SqliteRelationshipRows
{
    /// <summary>
    /// Adds the sequence of the past as a range of the creation time, so that SQLite does not read relationships that were created later.
    /// </summary>
    public static IQueryable<TRow> Narrow<TRow>(KontextualDbContext db, IQueryable<TRow> rows, long? sequence) =>
        sequence is { } last && rows is IQueryable<Relationship> relationships
            ? (IQueryable<TRow>)relationships.Where(r => r.CreatedAt <= db.Set<ChangeRecord>()
                .Where(c => c.Sequence <= last).OrderByDescending(c => c.Sequence).Select(c => c.Time).First())
            : rows;

    /// <summary>
    /// Returns whether a column is the type in a query for the relationships of an artifact. An artifact has fewer relationships than a type,
    /// so SQLite must not use the type's index.
    /// </summary>
    public static bool IsTypeBesideAnEnd<TRow>(LambdaExpression column, IReadOnlyList<Condition<TRow>> conditions) =>
        typeof(TRow) == typeof(Relationship)
        && column.Body is MemberExpression { Member.Name: nameof(Relationship.Type) }
        && conditions.Any(condition => condition is Equal<TRow, ArtifactId> or EitherEqual<TRow, ArtifactId>);
}
