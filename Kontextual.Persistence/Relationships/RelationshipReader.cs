using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Relationships;

internal class RelationshipReader(IReadScope scope) : IRelationshipReader
{
    private static readonly Keyset<Relationship, DateTimeOffset, RelationshipId> ByCreated = new(r => r.CreatedAt, r => r.Id);

    public Task<Relationship?> FindAsync(
        RelationshipId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            (db, token) => db.Set<Relationship>().FirstOrDefaultAsync(r => r.Id == id && (includeDeleted || r.ToSequence == null), token),
            cancellationToken);
    }

    public Task<Relationship?> FindByEndsAsync(
        ArtifactId source, ArtifactId target, string type, CancellationToken cancellationToken = default)
    {
        Require.Id(source, nameof(source));
        Require.Id(target, nameof(target));
        var wanted = TypeToken.Normalize(type, nameof(type));
        return scope.ReadAsync(
            (db, token) => db.Set<Relationship>().FirstOrDefaultAsync(
                r => r.SourceId == source && r.TargetId == target && r.Type == wanted && r.ToSequence == null, token),
            cancellationToken);
    }

    public Task<Relationship?> FindAsOfAsync(
        RelationshipId id, AsOf asOf, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Moment(asOf, nameof(asOf));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await Moment.SequenceOfAsync(db, asOf, token).ConfigureAwait(false);
                if (await db.Set<Relationship>().FirstOrDefaultAsync(r => r.Id == id, token).ConfigureAwait(false) is not { } now)
                    return null;
                var states = await LastStates<RelationshipId, Relationship>.ReadAsync(
                    db, RelationshipDescription.Instance, [now], sequence, token).ConfigureAwait(false);
                return states.Of(now) is { } past && (includeDeleted || !past.IsDeleted) ? past : null;
            },
            cancellationToken);
    }

    public Task<Page<Relationship>> ListAsync(
        RelationshipQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.OptionalId(query.Source, nameof(query));
        Require.OptionalId(query.Target, nameof(query));
        Require.OptionalId(query.Touching, nameof(query));
        var type = query.Type is null ? null : TypeToken.Normalize(query.Type, nameof(query));
        Require.OptionalMoment(query.AsOf, nameof(query));
        var text = QueryText.Of(
            "relationships",
            ("source", query.Source),
            ("target", query.Target),
            ("touching", query.Touching),
            ("type", type),
            ("deleted", query.IncludeDeleted),
            ("purged", query.IncludePurged));
        return query.AsOf is { } asOf
            ? Moment.PageAsync(
                scope,
                asOf,
                page,
                (moment, part) => In($"{text}@{moment}", query, type, moment).PageAsync(
                    scope, part, (db, rows, token) => PastAsync(db, rows, moment.Sequence, token), cancellationToken),
                cancellationToken)
            : In(text, query, type, null).PageAsync(scope, page, cancellationToken);
    }

    public Task<Traversal> TraverseAsync(TraversalQuery query, CancellationToken cancellationToken = default)
    {
        var steps = TraversalSteps.Checked(query);
        return scope.ReadAsync(
            async (db, token) =>
            {
                long? sequence = query.AsOf is { } asOf ? await Moment.SequenceOfAsync(db, asOf, token).ConfigureAwait(false) : null;
                var reached = await scope.Dialect.TraverseAsync(db, steps with { Sequence = sequence }, token).ConfigureAwait(false);
                var isTruncated = reached.Count > steps.MaxCount;
                return new Traversal(isTruncated ? reached[..steps.MaxCount] : reached, isTruncated);
            },
            cancellationToken);
    }

    private static Listing<Relationship, DateTimeOffset, RelationshipId> In(
        string text, RelationshipQuery query, string? type, Moment? moment) =>
        new(text, (db, dialect) => Rows(db, dialect, query, type, moment?.Sequence), ByCreated, KeyTexts.Time, KeyTexts.Id<RelationshipId>());

    private static async Task<IReadOnlyList<Relationship>> PastAsync(
        KontextualDbContext db, IReadOnlyList<Relationship> now, long sequence, CancellationToken cancellationToken)
    {
        var states = await LastStates<RelationshipId, Relationship>.ReadAsync(
            db, RelationshipDescription.Instance, now, sequence, cancellationToken).ConfigureAwait(false);
        return [.. now.Select(r => states.Of(r)!)];
    }

    // The sequence is that of the past that is meant; null for the present.
    private static IQueryable<Relationship> Rows(KontextualDbContext db, IQueryDialect dialect, RelationshipQuery query, string? type, long? sequence)
    {
        IQueryable<Relationship> rows = db.Set<Relationship>();
        if (sequence is { } last)
        {
            rows = rows.Where(r => r.FromSequence <= last);

            // Said a second time as a range of the order, so that a database need not look at all that was made later.
            if (dialect.HasIndexes)
            {
                rows = rows.Where(r => r.CreatedAt <= db.Set<ChangeRecord>()
                    .Where(c => c.Sequence <= last).OrderByDescending(c => c.Sequence).Select(c => c.Time).First());
            }

            if (!query.IncludeDeleted)
                rows = rows.Where(r => r.ToSequence == null || r.ToSequence > last);
        }
        else if (!query.IncludeDeleted)
        {
            rows = rows.Where(r => r.ToSequence == null);
        }

        // What is live is not purged.
        if (!query.IncludePurged && (sequence is not null || query.IncludeDeleted))
            rows = rows.Where(r => !r.IsPurged);
        if (query.Source is { } source)
            rows = rows.Where(r => r.SourceId == source);
        if (query.Target is { } target)
            rows = rows.Where(r => r.TargetId == target);
        var hasEnd = query.Source is not null || query.Target is not null || query.Touching is not null;
        if (type is not null)
        {
            // With an end, a SQL database must not go by the type's index: an artifact has fewer relationships than a type. What
            // is computed has no index.
            rows = hasEnd ? rows.Where(r => r.Type + "" == type) : rows.Where(r => r.Type == type);
        }

        if (query.Touching is { } touching)
        {
            // Two halves, each in the order of its own index, which SQLite merges: an OR would sort all of them for every page.
            rows = rows.Where(r => r.SourceId == touching)
                .Concat(rows.Where(r => r.TargetId == touching && r.SourceId != touching));
        }

        return rows;
    }
}
