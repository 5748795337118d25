using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Finds a collection by id.</summary>
internal sealed record FindCollection(Ref Entity, bool Deleted, When? AsOf) : FindStep<CollectionId, CollectionRow>(Entity, Deleted, AsOf)
{
    public static Gen<FindCollection> Generated { get; } =
        FindSteps.Of(ValueGenerators.Any, (id, deleted, asOf) => new FindCollection(id, deleted, asOf));

    protected override async Task<CollectionRow?> StoreAsync(IKnowledgeReaders readers, CollectionId id) =>
        await readers.Collections.FindAsync(id, Deleted) is { } found ? CollectionRow.Of(found) : null;
}

/// <summary>Finds a live collection by name.</summary>
internal sealed record FindCollectionByName(Word Name, When? AsOf) : FindStep<CollectionRow>(AsOf)
{
    public static Gen<FindCollectionByName> Generated { get; } =
        from name in ValueGenerators.Name from asOf in ValueGenerators.Moment select new FindCollectionByName(name, asOf);

    protected override CollectionRow? Plain(PlainMoment moment, PlainRules rules, Scene scene)
    {
        var name = rules.Name(Name.Text);
        return moment.Live<CollectionRow>().SingleOrDefault(row => row.Name == name);
    }

    protected override async Task<CollectionRow?> StoreAsync(IKnowledgeReaders readers, Scene scene) =>
        await readers.Collections.FindByNameAsync(Name.Text) is { } found ? CollectionRow.Of(found) : null;
}

/// <summary>Lists collections, so many pages of them.</summary>
internal sealed record ListCollections : ListStep<CollectionQuery, CollectionRow>
{
    public static Gen<ListCollections> Generated { get; } = ListSteps.Of(CollectionFilters.Mixes, new ListCollections());

    protected override PlainListing<CollectionRow> Order(PlainRules rules) => PlainListing.ByName<CollectionRow>(row => row.Name, rules);

    protected override async Task<Leaf<CollectionRow>> StoreAsync(
        IKnowledgeReaders readers, IReadOnlyList<FilterValue<CollectionQuery, CollectionRow>> filters, PageRequest page) =>
        (await readers.Collections.ListAsync(filters.SetOn(new() { IncludeDeleted = Deleted, IncludePurged = Purged }), page)).Leaf(CollectionRow.Of);
}
