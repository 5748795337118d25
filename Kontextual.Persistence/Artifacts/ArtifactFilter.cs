using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Artifacts;

/// <summary>A checked <see cref="ArtifactQuery"/>: which rows it keeps, and their order.</summary>
internal sealed class ArtifactFilter
{
    private static readonly Keyset<Artifact, string, ArtifactId> ByName = new(a => a.Name, a => a.Id);
    private static readonly Keyset<Artifact, DateTimeOffset, ArtifactId> ByCreated = new(a => a.CreatedAt, a => a.Id);
    private static readonly Keyset<Artifact, DateTimeOffset, ArtifactId> ByUpdated = new(a => a.UpdatedAt, a => a.Id);

    private readonly ArtifactQuery _query;
    private readonly IQueryDialect _dialect;
    private readonly List<ArtifactId>? _ids;
    private readonly string? _name;
    private readonly string? _prefix;
    private readonly string? _type;

    /// <exception cref="ArgumentException">A filter breaks its rule.</exception>
    public ArtifactFilter(ArtifactQuery query, IQueryDialect dialect)
    {
        _query = query;
        _dialect = dialect;
        _ids = CheckedIds(query.Ids, nameof(query));
        Require.OptionalId(query.Collection, nameof(query));
        _name = query.Name is null ? null : NameRules.Normalize(query.Name, nameof(query));
        _prefix = NamePrefix.Normalize(query.NamePrefix, nameof(query));
        _type = query.Type is null ? null : TypeToken.Normalize(query.Type, nameof(query));
        if (query.Digest is { IsDefault: true })
            throw new ArgumentException("The digest is the default value, which names no content.", nameof(query));
        Require.Defined(query.OrderBy, nameof(query));
        Require.Defined(query.Direction, nameof(query));
        Require.OptionalMoment(query.AsOf, nameof(query));
        if (query.AsOf is not null)
            RequireOfThePast(query);
    }

    public Task<Page<Artifact>> PageAsync(IReadScope scope, PageRequest? page, CancellationToken cancellationToken) =>
        _query.AsOf is { } asOf ? PastPageAsync(scope, asOf, page, cancellationToken) : _query.OrderBy switch
        {
            ArtifactOrder.Name => (In(ByName, KeyTexts.Text) with { Compiled = CompiledByName() }).PageAsync(scope, page, cancellationToken),
            ArtifactOrder.Created => In(ByCreated, KeyTexts.Time).PageAsync(scope, page, cancellationToken),
            _ => In(ByUpdated, KeyTexts.Time).PageAsync(scope, page, cancellationToken),
        };

    private Listing<Artifact, TKey, ArtifactId> In<TKey>(Keyset<Artifact, TKey, ArtifactId> order, KeyText<TKey> keyText)
        where TKey : notnull =>
        new(Text(), Rows, order with { Direction = _query.Direction }, keyText, KeyTexts.Id<ArtifactId>());

    /// <summary>The listing there is most of, a collection's live artifacts by name, needs no translating at each call.</summary>
    private Func<KontextualDbContext, Keyset<Artifact, string, ArtifactId>.Place?, int, CancellationToken, Task<List<Artifact>>>? CompiledByName() =>
        IsOfOneCollection(out var collection)
            ? (db, after, take, token) =>
                ArtifactQueries.LiveOfCollection.ToListAsync(db, collection, after?.Key ?? string.Empty, after?.Id ?? default, take, token)
            : null;

    private IQueryable<Artifact> Rows(KontextualDbContext db, IQueryDialect dialect)
    {
        IQueryable<Artifact> rows = db.Set<Artifact>();
        if (!_query.IncludeDeleted)
            rows = rows.Where(a => a.DeletedAt == null);
        else if (!_query.IncludePurged)
            rows = dialect.WhereNotEmpty(rows, a => a.Name);
        if (_ids is { } ids)
            rows = rows.Where(a => ids.Contains(a.Id));
        if (_query.Collection is { } collection)
            rows = rows.Where(a => a.CollectionId == collection);
        if (_name is { } name)
            rows = rows.Where(a => a.Name == name);
        if (_prefix is { } prefix)
            rows = dialect.WhereStartsWith(rows, a => a.Name, prefix);
        if (_type is { } type)
            rows = rows.Where(a => a.Type == type);
        if (_query.Digest is { } digest)
            rows = rows.Where(a => a.Digest == digest);
        return rows;
    }

    private string Text() => QueryText.Of(
        "artifacts",
        ("ids", _ids is null ? null : string.Join(',', _ids)),
        ("collection", _query.Collection),
        ("name", _name),
        ("prefix", _prefix),
        ("type", _type),
        ("digest", _query.Digest),
        ("deleted", _query.IncludeDeleted),
        ("purged", _query.IncludePurged),
        ("order", _query.OrderBy),
        ("direction", _query.Direction));

    private Task<Page<Artifact>> PastPageAsync(IReadScope scope, AsOf asOf, PageRequest? page, CancellationToken cancellationToken) =>
        Moment.PageAsync(
            scope,
            asOf,
            page,
            (moment, part) => new Listing<Artifact, string, ArtifactId>(
                $"{Text()}@{moment}",
                (db, dialect) => PastRows(db, dialect, moment.Sequence),
                ByName with { Direction = _query.Direction },
                KeyTexts.Text,
                KeyTexts.Id<ArtifactId>())
            { Compiled = CompiledPast(moment.Sequence) }
                .PageAsync(scope, part, cancellationToken),
            cancellationToken);

    private Func<KontextualDbContext, Keyset<Artifact, string, ArtifactId>.Place?, int, CancellationToken, Task<List<Artifact>>>? CompiledPast(
        long sequence) =>
        IsOfOneCollection(out var collection) && !_query.IncludePurged
            ? (db, after, take, token) => PastArtifactQueries.LiveOfCollection.ToListAsync(
                db, collection, sequence, after?.Key ?? string.Empty, after?.Id ?? default, take, token)
            : null;

    /// <summary>True when nothing but a collection is filtered by, and the order is the usual one.</summary>
    private bool IsOfOneCollection(out CollectionId collection)
    {
        collection = _query.Collection ?? default;
        return _dialect.OrdersByCodePoint
            && _query is { Collection: not null, IncludeDeleted: false, Digest: null, Direction: SortDirection.Ascending, OrderBy: ArtifactOrder.Name }
            && (_ids, _name, _prefix, _type) is (null, null, null, null);
    }

    private IQueryable<Artifact> PastRows(KontextualDbContext db, IQueryDialect dialect, long sequence)
    {
        var names = db.Set<ArtifactName>().Where(n => n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence));
        if (!_query.IncludeDeleted)
            names = names.Where(n => !n.IsDeleted);
        if (!_query.IncludePurged)
            names = dialect.WhereNotEmpty(names, n => n.Name);
        if (_ids is { } ids)
            names = names.Where(n => ids.Contains(n.ArtifactId));
        if (_query.Collection is { } collection)
            names = names.Where(n => n.CollectionId == collection);
        if (_name is { } name)
            names = names.Where(n => n.Name == name);
        if (_prefix is { } prefix)
            names = dialect.WhereStartsWith(names, n => n.Name, prefix);
        if (_type is { } type)
            names = names.Where(n => n.Type == type);
        return PastArtifactQueries.Of(db, names, sequence);
    }

    private static void RequireOfThePast(ArtifactQuery query)
    {
        if (query.Digest is not null)
        {
            throw new ArgumentException(
                "A listing as of a moment of the past cannot be filtered by digest: use ids, collection, name, name prefix or type.", nameof(query));
        }

        if (query.OrderBy != ArtifactOrder.Name)
            throw new ArgumentException($"A listing as of a moment of the past is ordered by name, not by {query.OrderBy}.", nameof(query));
    }

    private static List<ArtifactId>? CheckedIds(IReadOnlyCollection<ArtifactId>? ids, string paramName)
    {
        if (ids is null)
            return null;
        if (ids.Count > ArtifactQuery.MaxIds)
            throw new ArgumentException($"One query takes at most {ArtifactQuery.MaxIds} ids, not {ids.Count}.", paramName);
        foreach (var id in ids)
            Require.Id(id, paramName);

        // In one order, so that the same set in another order is the same query.
        return [.. ids.Distinct().Order()];
    }
}
