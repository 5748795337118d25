using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Finds a relationship by id.</summary>
internal sealed record FindRelationship(Ref Entity, bool Deleted, When? AsOf) : FindStep<RelationshipId, RelationshipRow>(Entity, Deleted, AsOf)
{
    public static Gen<FindRelationship> Generated { get; } =
        FindSteps.Of(ValueGenerators.Any, (id, deleted, asOf) => new FindRelationship(id, deleted, asOf));

    protected override async Task<RelationshipRow?> StoreAsync(IKnowledgeReaders readers, RelationshipId id) =>
        await readers.Relationships.FindAsync(id, Deleted) is { } found ? RelationshipRow.Of(found) : null;
}

/// <summary>Finds a live relationship by its ends and type.</summary>
internal sealed record FindRelationshipByEnds(Ref Source, Ref Target, Word Type) : FindStep<RelationshipRow>((When?)null)
{
    public static Gen<FindRelationshipByEnds> Generated { get; } =
        from source in ValueGenerators.End
        from target in ValueGenerators.End
        from type in ValueGenerators.LinkType
        select new FindRelationshipByEnds(source, target, type);

    protected override RelationshipRow? Plain(PlainMoment moment, PlainRules rules, Scene scene)
    {
        var (source, target) = (scene.Id<ArtifactId>(Source), scene.Id<ArtifactId>(Target));
        PlainRules.Id<ArtifactId>(source);
        PlainRules.Id<ArtifactId>(target);
        return PlainRelationships.Find(moment, source, target, rules.Type(Type.Text));
    }

    protected override async Task<RelationshipRow?> StoreAsync(IKnowledgeReaders readers, Scene scene) =>
        await readers.Relationships.FindByEndsAsync(scene.Id<ArtifactId>(Source), scene.Id<ArtifactId>(Target), Type.Text) is { } found
            ? RelationshipRow.Of(found)
            : null;
}

/// <summary>Lists relationships, so many pages of them.</summary>
internal sealed record ListRelationships : ListStep<RelationshipQuery, RelationshipRow>
{
    public static Gen<ListRelationships> Generated { get; } = ListSteps.Of(RelationshipFilters.Mixes, new ListRelationships());

    protected override PlainListing<RelationshipRow> Order(PlainRules rules) => PlainListing.ByTime<RelationshipRow>(row => row.CreatedAt);

    protected override async Task<Leaf<RelationshipRow>> StoreAsync(
        IKnowledgeReaders readers, IReadOnlyList<FilterValue<RelationshipQuery, RelationshipRow>> filters, PageRequest page) =>
        (await readers.Relationships.ListAsync(filters.SetOn(new() { IncludeDeleted = Deleted, IncludePurged = Purged }), page)).Leaf(RelationshipRow.Of);
}
