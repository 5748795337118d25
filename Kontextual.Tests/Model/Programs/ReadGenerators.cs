using FsCheck;
using FsCheck.Fluent;

namespace Kontextual.Tests.Model;

/// <summary>Reads generated at random.</summary>
internal static class ReadGenerators
{
    private static readonly Gen<Step> CollectionRead = Gen.OneOf(
        Step(from id in ValueGenerators.Any from deleted in ValueGenerators.Coin from asOf in ValueGenerators.Moment select new FindCollection(id, deleted, asOf)),
        Step(from name in ValueGenerators.Name from asOf in ValueGenerators.Moment select new FindCollectionByName(name, asOf)),
        Step(
            from prefix in ValueGenerators.Maybe(ValueGenerators.Prefix)
            from deleted in ValueGenerators.Coin
            from purged in ValueGenerators.Coin
            from asOf in ValueGenerators.Moment
            from size in ValueGenerators.Size
            from pages in ValueGenerators.Pages
            select new ListCollections(prefix, deleted, purged, asOf, size, pages)));

    // One filter or two: every shape of a query is translated once, and that costs more than running it.
    private static readonly Gen<ListArtifacts> Filter = Gen.Frequency(
        (3, Gen.Constant(new ListArtifacts())),
        (2, from id in ValueGenerators.Any select new ListArtifacts { Collection = id }),
        (1, from ids in Gen.ListOf(ValueGenerators.Any, 6) select new ListArtifacts { Ids = [.. ids] }),
        (1, from name in ValueGenerators.Name select new ListArtifacts { Name = name }),
        (2, from prefix in ValueGenerators.Prefix select new ListArtifacts { Prefix = prefix }),
        (1, from type in ValueGenerators.Type select new ListArtifacts { Type = type }),
        (1, from id in ValueGenerators.Any from prefix in ValueGenerators.Prefix select new ListArtifacts { Collection = id, Prefix = prefix }),
        (1, from id in ValueGenerators.Any from type in ValueGenerators.Type select new ListArtifacts { Collection = id, Type = type }),
        (1, from id in ValueGenerators.Any from name in ValueGenerators.Name from type in ValueGenerators.Type select new ListArtifacts { Collection = id, Name = name, Type = type }));

    private static readonly Gen<ListArtifacts> Listing =
        from listing in Filter
        from deleted in ValueGenerators.Coin
        from purged in ValueGenerators.Coin
        from backwards in ValueGenerators.Coin
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select listing with { Deleted = deleted, Purged = purged, Descending = backwards, Size = size, Pages = pages };

    private static readonly Gen<Step> ArtifactRead = Gen.Frequency(
        (10, Step(from id in ValueGenerators.Any from deleted in ValueGenerators.Coin from asOf in ValueGenerators.Moment select new FindArtifact(id, deleted, asOf))),
        (10, Step(from id in ValueGenerators.Dead from deleted in ValueGenerators.Coin from asOf in ValueGenerators.Moment select new FindArtifact(id, deleted, asOf))),
        (10, Step(
            from collection in ValueGenerators.Any
            from name in ValueGenerators.Name
            from asOf in ValueGenerators.Moment
            select new FindArtifactByName(collection, name, asOf))),
        (15, Step(from listing in Listing from asOf in ValueGenerators.Past select listing with { AsOf = asOf })),
        (20, Step(
            from listing in Listing
            from content in ValueGenerators.Maybe(ValueGenerators.Content, oneIn: 5)
            from order in Gen.Elements("Name", "Name", "Created", "Updated")
            select listing with { Content = content, OrderBy = order })),
        (1, Step(from listing in Listing from content in ValueGenerators.Content from asOf in ValueGenerators.Past select listing with { Content = content, AsOf = asOf })),
        (1, Step(from listing in Listing from asOf in ValueGenerators.Past select listing with { OrderBy = "Created", AsOf = asOf })));

    private static readonly Gen<Step> RevisionRead = Gen.OneOf(
        Step(from id in ValueGenerators.Any from size in ValueGenerators.Size from pages in ValueGenerators.Pages select new ListRevisions(id, size, pages)),
        Step(from id in ValueGenerators.Dead from number in ValueGenerators.Number select new FindRevision(id, number)),
        Step(from id in ValueGenerators.Any from number in ValueGenerators.Number select new ReadText(id, number)),
        Step(from id in ValueGenerators.Dead from number in ValueGenerators.Number from streamed in ValueGenerators.Coin select new ReadBytes(id, number, streamed)),
        Step(from id in ValueGenerators.Any select new FindText(id)));

    private static readonly Gen<ListRelationships> LinkFilter = Gen.Frequency(
        (2, Gen.Constant(new ListRelationships(null, null, null, null, false, false, null, 1, 1))),
        (1, from id in ValueGenerators.End select new ListRelationships(id, null, null, null, false, false, null, 1, 1)),
        (1, from id in ValueGenerators.End select new ListRelationships(null, id, null, null, false, false, null, 1, 1)),
        (2, from id in ValueGenerators.End select new ListRelationships(null, null, id, null, false, false, null, 1, 1)),
        (1, from type in ValueGenerators.LinkType select new ListRelationships(null, null, null, type, false, false, null, 1, 1)),
        (1, from id in ValueGenerators.End from type in ValueGenerators.LinkType select new ListRelationships(id, null, null, type, false, false, null, 1, 1)),
        (1, from id in ValueGenerators.End from type in ValueGenerators.LinkType select new ListRelationships(null, null, id, type, false, false, null, 1, 1)),
        (1, from id in ValueGenerators.End from end in ValueGenerators.End select new ListRelationships(id, end, null, null, false, false, null, 1, 1)));

    private static readonly Gen<Step> RelationshipRead = Gen.OneOf(
        Step(from id in ValueGenerators.Any from deleted in ValueGenerators.Coin from asOf in ValueGenerators.Moment select new FindRelationship(id, deleted, asOf)),
        Step(from source in ValueGenerators.End from target in ValueGenerators.End from type in ValueGenerators.LinkType select new FindRelationshipByEnds(source, target, type)),
        Step(
            from listing in LinkFilter
            from deleted in ValueGenerators.Coin
            from purged in ValueGenerators.Coin
            from asOf in ValueGenerators.Moment
            from size in ValueGenerators.Size
            from pages in ValueGenerators.Pages
            select listing with { Deleted = deleted, Purged = purged, AsOf = asOf, Size = size, Pages = pages }));

    private static readonly Gen<Step> Walk = Step(
        from start in ValueGenerators.Any
        from way in Gen.Elements("Outgoing", "Incoming", "Both")
        from types in ValueGenerators.Maybe(from some in Gen.ListOf(ValueGenerators.LinkType, 2) select (IReadOnlyList<Word>)[.. some])
        from depth in Gen.Frequency((3, Gen.Choose(1, 3)), (3, Gen.Constant(100)))
        from count in Gen.Frequency((3, Gen.Choose(1, 5)), (5, Gen.Constant(1000)))
        from asOf in ValueGenerators.Moment
        select new Traverse(start, way, types, depth, count, asOf));

    private static readonly Gen<Step> ChangeRead = Gen.OneOf(
        Step(
            from kind in Gen.Elements("Collection", "Artifact", "Relationship")
            from id in ValueGenerators.Dead
            from size in ValueGenerators.Size
            from pages in ValueGenerators.Pages
            select new ListChangesOf(kind, id, size, pages)),
        Step(from back in Gen.Choose(-3, 200) from limit in ValueGenerators.Size select new ListChanges(back, limit)));

    /// <summary>One wrong number at a time, since the contract does not say which of several wrong arguments is named.</summary>
    private static readonly Gen<Step> WrongNumber = Gen.Elements<Step>(
        new ListCollections(null, true, true, null, 0, 1),
        new ListCollections(null, false, false, new When(true, 0), 1001, 1),
        new ListArtifacts { Size = 0 },
        new ListArtifacts { AsOf = new When(false, 0), Size = 1001 },
        new ListRelationships(null, null, null, null, false, false, null, 0, 1),
        new ListRevisions(new Ref(0), 1001, 1),
        new ListChangesOf("Artifact", new Ref(0), 0, 1),
        new ListChanges(0, 0),
        new ListChanges(0, 1001),
        new Traverse(new Ref(0), "Both", null, 0, 1, null),
        new Traverse(new Ref(0), "Both", null, 101, 1, null),
        new Traverse(new Ref(0), "Both", null, 1, 0, null),
        new Traverse(new Ref(0), "Both", null, 1, 10_001, null),
        new Traverse(new Ref(0), "Both", [], 1, 1, null));

    public static Gen<Step> Read { get; } = Gen.Frequency(
        (4, CollectionRead),
        (9, ArtifactRead),
        (4, RevisionRead),
        (4, RelationshipRead),
        (4, Walk),
        (2, ChangeRead),
        (3, Step(from elsewhere in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true))) select new GoOn(elsewhere))),
        (1, WrongNumber));

    private static Gen<Step> Step<T>(Gen<T> steps)
        where T : Step => from step in steps select (Step)step;
}
