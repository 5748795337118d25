using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

internal class CollectionReader(IReadScope scope) : ICollectionReader
{
    private static readonly Keyset<Collection, string, CollectionId> ByName = new(c => c.Name, c => c.Id);
    private static readonly Keyset<PastCollection, string, CollectionId> PastByName = new(p => p.Name.Name, p => p.Name.CollectionId);

    public Task<Collection?> FindAsync(CollectionId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            (db, token) => db.Set<Collection>().FirstOrDefaultAsync(c => c.Id == id && (includeDeleted || c.DeletedAt == null), token),
            cancellationToken);
    }

    public Task<Collection?> FindByNameAsync(string name, CancellationToken cancellationToken = default)
    {
        var wanted = NameRules.Normalize(name, nameof(name));
        return scope.ReadAsync(
            (db, token) => db.Set<Collection>().FirstOrDefaultAsync(c => c.Name == wanted && c.DeletedAt == null, token),
            cancellationToken);
    }

    public Task<Collection?> FindAsOfAsync(
        CollectionId id, AsOf asOf, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Moment(asOf, nameof(asOf));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await Moment.SequenceOfAsync(db, asOf, token).ConfigureAwait(false);
                var found = await PastAsync(db, id, sequence, token).ConfigureAwait(false);
                return found is { IsDeleted: true } && !includeDeleted ? null : found;
            },
            cancellationToken);
    }

    public Task<Collection?> FindByNameAsOfAsync(string name, AsOf asOf, CancellationToken cancellationToken = default)
    {
        var wanted = NameRules.Normalize(name, nameof(name));
        Require.Moment(asOf, nameof(asOf));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await Moment.SequenceOfAsync(db, asOf, token).ConfigureAwait(false);
                var holder = await db.Set<CollectionName>()
                    .Where(n => n.Name == wanted && !n.IsDeleted && n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
                    .Select(n => (CollectionId?)n.CollectionId)
                    .FirstOrDefaultAsync(token).ConfigureAwait(false);
                return holder is { } id ? await PastAsync(db, id, sequence, token).ConfigureAwait(false) : null;
            },
            cancellationToken);
    }

    public Task<Page<Collection>> ListAsync(
        CollectionQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var prefix = NamePrefix.Normalize(query.NamePrefix, nameof(query));
        Require.OptionalMoment(query.AsOf, nameof(query));
        var text = QueryText.Of(
            "collections", ("prefix", prefix), ("deleted", query.IncludeDeleted), ("purged", query.IncludePurged));
        return query.AsOf is { } asOf
            ? Moment.PageAsync(scope, asOf, page, (moment, part) => PastPageAsync(query, prefix, $"{text}@{moment}", moment, part, cancellationToken), cancellationToken)
            : PageAsync(query, prefix, text, page, cancellationToken);
    }

    private Task<Page<Collection>> PageAsync(
        CollectionQuery query, string? prefix, string text, PageRequest? page, CancellationToken cancellationToken)
    {
        var listing = new Listing<Collection, string, CollectionId>(
            text,
            (db, dialect) =>
            {
                IQueryable<Collection> rows = db.Set<Collection>();
                if (!query.IncludeDeleted)
                    rows = rows.Where(c => c.DeletedAt == null);
                else if (!query.IncludePurged)
                    rows = dialect.WhereNotEmpty(rows, c => c.Name);
                return prefix is null ? rows : dialect.WhereStartsWith(rows, c => c.Name, prefix);
            },
            ByName,
            KeyTexts.Text,
            KeyTexts.Id<CollectionId>());
        return listing.PageAsync(scope, page, cancellationToken);
    }

    private Task<Page<Collection>> PastPageAsync(
        CollectionQuery query, string? prefix, string text, Moment moment, PageRequest page, CancellationToken cancellationToken)
    {
        var listing = new Listing<PastCollection, string, CollectionId>(
            text,
            (db, dialect) => PastRows(db, dialect, query, prefix, moment.Sequence),
            PastByName,
            KeyTexts.Text,
            KeyTexts.Id<CollectionId>());
        return listing.PageAsync(scope, page, (db, rows, token) => PastAsync(db, [.. rows.Select(r => r.Now)], moment.Sequence, token), cancellationToken);
    }

    private static IQueryable<PastCollection> PastRows(KontextualDbContext db, IQueryDialect dialect, CollectionQuery query, string? prefix, long sequence)
    {
        var names = db.Set<CollectionName>().Where(n => n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence));
        if (!query.IncludeDeleted)
            names = names.Where(n => !n.IsDeleted);
        if (!query.IncludePurged)
            names = dialect.WhereNotEmpty(names, n => n.Name);
        if (prefix is not null)
            names = dialect.WhereStartsWith(names, n => n.Name, prefix);
        return names.Join(db.Set<Collection>(), n => n.CollectionId, c => c.Id, (n, c) => new PastCollection { Name = n, Now = c });
    }

    private static async Task<Collection?> PastAsync(KontextualDbContext db, CollectionId id, long sequence, CancellationToken cancellationToken)
    {
        if (await db.Set<Collection>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken).ConfigureAwait(false) is not { } now)
            return null;
        return (await StatesAsync(db, [now], sequence, cancellationToken).ConfigureAwait(false)).Of(now);
    }

    private static async Task<IReadOnlyList<Collection>> PastAsync(
        KontextualDbContext db, IReadOnlyList<Collection> now, long sequence, CancellationToken cancellationToken)
    {
        var states = await StatesAsync(db, now, sequence, cancellationToken).ConfigureAwait(false);
        return [.. now.Select(c => states.Of(c)!)];
    }

    private static Task<LastStates<CollectionId, Collection>> StatesAsync(
        KontextualDbContext db, IEnumerable<Collection> now, long sequence, CancellationToken cancellationToken) =>
        LastStates<CollectionId, Collection>.ReadAsync(db, CollectionDescription.Instance, now, sequence, cancellationToken);

    private sealed record PastCollection
    {
        /// <summary>The stretch that the moment lies in.</summary>
        public required CollectionName Name { get; init; }

        /// <summary>The collection as it stands.</summary>
        public required Collection Now { get; init; }
    }
}
