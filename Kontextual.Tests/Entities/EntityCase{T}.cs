using System.Reflection;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Entities;

/// <inheritdoc cref="EntityCase"/>
/// <typeparam name="TId">The id.</typeparam>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TRow">What the filters select, in plain values.</typeparam>
internal abstract class EntityCase<TId, T, TQuery, TRow> : EntityCase
    where TId : struct, IEntityId<TId>
    where T : class
    where TQuery : class, new()
{
    private static readonly AsOf? Past = AsOf.AtSequence(1);
    private static readonly AsOf? PastTime = AsOf.AtTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly IEntityDescription<TId, T> Description = EntityDescriptions.All.OfType<IEntityDescription<TId, T>>().Single();

    private static readonly PropertyInfo Role =
        typeof(IKnowledgeReaders).GetProperties().Single(property => property.PropertyType.IsAssignableTo(typeof(IEntityReader<TId, T, TQuery>)));

    public override EntityKind Kind => Description.Kind;

    public override string Plural => Role.Name.ToLowerInvariant();

    public override Type QueryType => typeof(TQuery);

    public override object PlainQuery => new TQuery();

    public override IReadOnlyList<string> FilterNames => [.. Filters.Select(filter => filter.Property)];

    public override IReadOnlyList<string> FiltersOfThePresent => [.. Filters.Where(filter => filter.IsOfThePresent).Select(filter => filter.Property)];

    public override IReadOnlyList<string> IncompleteFilters =>
        [.. Filters.Where(filter => filter.Refused.Count == 0 && !filter.RefusesNothing).Concat(Filters.Except(Generated)).Select(filter => filter.Property)];

    public override IEnumerable<IndexedListing> IndexedListings =>
        from listing in SingleFilters.Concat(Listings)
        select new IndexedListing(listing.Name, stored => listing.Query(stored), listing.Index);

    /// <summary>The filters of the query.</summary>
    protected abstract IReadOnlyList<Filter<TQuery, TRow>> Filters { get; }

    /// <summary>The filters that programs of the model set.</summary>
    protected abstract IEnumerable<Filter<TQuery, TRow>> Generated { get; }

    /// <summary>Listings with more than a single filter, or without any, each with the index that it follows.</summary>
    protected abstract IEnumerable<(string Name, Func<Stored, TQuery> Query, string Index)> Listings { get; }

    /// <summary>Listings with a single filter, each with the index that it follows.</summary>
    protected IEnumerable<(string Name, Func<Stored, TQuery> Query, string Index)> SingleFilters =>
        from filter in Filters
        from index in filter.Indexes
        select (index.Name, (Func<Stored, TQuery>)(stored => filter.Sample(stored).SetOn(new())), index.Index);

    public override IEnumerable<BadInput<IKnowledgeRepository>> BadReads =>
        [.. BadIdsAndPages("", null), .. BadIdsAndPages(" of the past", Past), .. BadQueries("", null), .. BadQueries(" of the past", Past),
            .. BadCursors("", null), .. BadCursors(" of the past", Past), .. BadCursors(" of a time", PastTime)];

    /// <summary>The query for deleted entities as well, and for purged ones.</summary>
    protected abstract TQuery Removed(bool purged);

    /// <summary>The queries that notice a property which is neither a filter nor asks for removed entities; null for a forgotten one.</summary>
    protected virtual IReadOnlyList<TQuery>? QueriesForOption(string property) => null;

    /// <summary>More reads of an entity, each named.</summary>
    protected virtual IEnumerable<NamedRead> MoreReads(IKnowledgeReaders readers, T entity) => [];

    /// <summary>What a dump shows after an entity.</summary>
    protected virtual IAsyncEnumerable<object> BelongingsAsync(IKnowledgeReaders readers, T entity) => AsyncEnumerable.Empty<object>();

    public override IReadOnlyList<object>? QueriesFor(string property, Stored stored) => property switch
    {
        _ when Filters.SingleOrDefault(filter => filter.Property == property) is { } filter => [filter.Sample(stored).SetOn(new())],
        "IncludeDeleted" => [Removed(purged: false)],
        "IncludePurged" => [Removed(purged: false), Removed(purged: true)],
        _ => QueriesForOption(property),
    };

    public override async Task<Page<object>> ListAsync(IKnowledgeReaders readers, object query, PageRequest? page = null)
    {
        var found = await Reader(readers).ListAsync((TQuery)query, page);
        return new(found.Items, found.NextCursor);
    }

    public override Task<long> CountAsync(IKnowledgeReaders readers, object query) => Reader(readers).CountAsync((TQuery)query);

    public override async IAsyncEnumerable<object> DumpAsync(IKnowledgeReaders readers)
    {
        await foreach (var entity in Reader(readers).StreamAsync(Removed(purged: true)))
        {
            yield return entity;
            await foreach (var belonging in BelongingsAsync(readers, entity))
                yield return belonging;
        }
    }

    public override IAsyncEnumerable<(EntityId Id, int Version)> VersionsAsync(IKnowledgeReaders readers) =>
        Reader(readers).StreamAsync(Removed(purged: false)).Select(entity => (new EntityId(Description.IdOf(entity).Value), Description.VersionOf(entity)));

    public override async Task<IReadOnlyList<NamedRead>> ReadsAsync(IKnowledgeRepository known, string view, IKnowledgeReaders readers)
    {
        var entities = await Reader(known).StreamAsync(Removed(purged: false)).ToListAsync();
        return [.. Reads(readers, entities).Select(read => read with { Name = $"{view}: {read.Name}" })];
    }

    protected static IEntityReader<TId, T, TQuery> Reader(IKnowledgeReaders readers) => (IEntityReader<TId, T, TQuery>)Role.GetValue(readers)!;

    private IEnumerable<NamedRead> Reads(IKnowledgeReaders readers, IReadOnlyList<T> entities)
    {
        yield return new(Plural, async () => (await Reader(readers).ListAsync(Removed(purged: false))).Items);
        foreach (var entity in entities)
        {
            var id = Description.IdOf(entity);
            yield return new($"{Kind.Word()} {id}", async () => await Reader(readers).FindAsync(id, includeDeleted: true));
            if (readers is IKnowledgeRepository)
                yield return new($"history of {id}", async () => (await readers.Changes.HistoryAsync(Kind, new EntityId(id.Value))).Items);
            foreach (var read in MoreReads(readers, entity))
                yield return read;
        }
    }

    private IEnumerable<BadInput<IKnowledgeRepository>> BadIdsAndPages(string when, AsOf? asOf)
    {
        yield return new($"the default id of a {Kind.Word()}{when}", "id", "default value", r => Reader(r.At(asOf)).FindAsync(default));
        foreach (var size in new[] { 0, 1001, -1 })
        {
            var page = new PageRequest { Size = size };
            yield return new BadInput<IKnowledgeRepository>(
                $"a page of {size} {Plural}{when}", "page", "1 to 1000", r => Reader(r.At(asOf)).ListAsync(new(), page)).OutOfRange();
        }
    }

    private IEnumerable<BadInput<IKnowledgeRepository>> BadQueries(string when, AsOf? asOf) =>
        from refused in Filters.SelectMany(filter => filter.Refused)
        select new BadInput<IKnowledgeRepository>($"{refused.Flaw}{when}", "query", refused.Says, r => Reader(r.At(asOf)).ListAsync(refused.Query));

    private IEnumerable<BadInput<IKnowledgeRepository>> BadCursors(string when, AsOf? asOf) =>
        from bad in BadValues.Cursors
        let page = new PageRequest { Cursor = bad.Cursor }
        select new BadInput<IKnowledgeRepository>(
            $"{bad.Flaw} for {Plural}{when}", "page", "not made for this query", r => Reader(r.At(asOf)).ListAsync(new(), page));
}
