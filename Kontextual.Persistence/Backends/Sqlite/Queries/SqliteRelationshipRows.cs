using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Which index SQLite is to take for relationships.</summary>
internal static class SqliteRelationshipRows
{
    /// <summary>Says the sequence of the past a second time, as a range of the order, so that SQLite does not read all that was made later.</summary>
    public static IQueryable<TRow> Narrow<TRow>(KontextualDbContext db, IQueryable<TRow> rows, long? sequence) =>
        sequence is { } last && rows is IQueryable<Relationship> relationships
            ? (IQueryable<TRow>)relationships.Where(r => r.CreatedAt <= db.Set<ChangeRecord>()
                .Where(c => c.Sequence <= last).OrderByDescending(c => c.Sequence).Select(c => c.Time).First())
            : rows;

    /// <summary>True for the type of the relationships of an artifact. An artifact has fewer relationships than a type, so the type's index must not be taken.</summary>
    public static bool IsTypeBesideAnEnd<TRow>(LambdaExpression column, IReadOnlyList<Condition<TRow>> conditions) =>
        typeof(TRow) == typeof(Relationship)
        && column.Body is MemberExpression { Member.Name: nameof(Relationship.Type) }
        && conditions.Any(condition => condition is Equal<TRow, ArtifactId> or EitherEqual<TRow, ArtifactId>);
}
