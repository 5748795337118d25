using FsCheck;
using FsCheck.Fluent;

namespace Kontextual.Tests.Model;

/// <summary>Reads drawn by lot.</summary>
internal static class ReadLots
{
    private static readonly Gen<Step> CollectionRead = Gen.OneOf(
        Step(from id in Lots.Any from deleted in Lots.Coin from asOf in Lots.Moment select new FindCollection(id, deleted, asOf)),
        Step(from name in Lots.Name from asOf in Lots.Moment select new FindCollectionByName(name, asOf)),
        Step(
            from prefix in Lots.Maybe(Lots.Prefix)
            from deleted in Lots.Coin
            from purged in Lots.Coin
            from asOf in Lots.Moment
            from size in Lots.Size
            from pages in Lots.Pages
            select new ListCollections(prefix, deleted, purged, asOf, size, pages)));

    // One filter or two: every shape of a query is translated once, and that costs more than running it.
    private static readonly Gen<ListArtifacts> Filter = Gen.Frequency(
        (3, Gen.Constant(new ListArtifacts())),
        (2, from id in Lots.Any select new ListArtifacts { Collection = id }),
        (1, from ids in Gen.ListOf(Lots.Any, 6) select new ListArtifacts { Ids = [.. ids] }),
        (1, from name in Lots.Name select new ListArtifacts { Name = name }),
        (2, from prefix in Lots.Prefix select new ListArtifacts { Prefix = prefix }),
        (1, from type in Lots.Type select new ListArtifacts { Type = type }),
        (1, from id in Lots.Any from prefix in Lots.Prefix select new ListArtifacts { Collection = id, Prefix = prefix }),
        (1, from id in Lots.Any from type in Lots.Type select new ListArtifacts { Collection = id, Type = type }),
        (1, from id in Lots.Any from name in Lots.Name from type in Lots.Type select new ListArtifacts { Collection = id, Name = name, Type = type }));

    private static readonly Gen<ListArtifacts> Listing =
        from listing in Filter
        from deleted in Lots.Coin
        from purged in Lots.Coin
        from backwards in Lots.Coin
        from size in Lots.Size
        from pages in Lots.Pages
        select listing with { Deleted = deleted, Purged = purged, Descending = backwards, Size = size, Pages = pages };

    private static readonly Gen<Step> ArtifactRead = Gen.Frequency(
        (10, Step(from id in Lots.Any from deleted in Lots.Coin from asOf in Lots.Moment select new FindArtifact(id, deleted, asOf))),
        (10, Step(from id in Lots.Dead from deleted in Lots.Coin from asOf in Lots.Moment select new FindArtifact(id, deleted, asOf))),
        (10, Step(
            from collection in Lots.Any
            from name in Lots.Name
            from asOf in Lots.Moment
            select new FindArtifactByName(collection, name, asOf))),
        (15, Step(from listing in Listing from asOf in Lots.Past select listing with { AsOf = asOf })),
        (20, Step(
            from listing in Listing
            from content in Lots.Maybe(Lots.Content, oneIn: 5)
            from order in Gen.Elements("Name", "Name", "Created", "Updated")
            select listing with { Content = content, OrderBy = order })),
        (1, Step(from listing in Listing from content in Lots.Content from asOf in Lots.Past select listing with { Content = content, AsOf = asOf })),
        (1, Step(from listing in Listing from asOf in Lots.Past select listing with { OrderBy = "Created", AsOf = asOf })));

    private static readonly Gen<Step> RevisionRead = Gen.OneOf(
        Step(from id in Lots.Any from size in Lots.Size from pages in Lots.Pages select new ListRevisions(id, size, pages)),
        Step(from id in Lots.Dead from number in Lots.Number select new FindRevision(id, number)),
        Step(from id in Lots.Any from number in Lots.Number select new ReadText(id, number)),
        Step(from id in Lots.Dead from number in Lots.Number from streamed in Lots.Coin select new ReadBytes(id, number, streamed)),
        Step(from id in Lots.Any select new FindText(id)));

    private static readonly Gen<ListRelationships> LinkFilter = Gen.Frequency(
        (2, Gen.Constant(new ListRelationships(null, null, null, null, false, false, null, 1, 1))),
        (1, from id in Lots.End select new ListRelationships(id, null, null, null, false, false, null, 1, 1)),
        (1, from id in Lots.End select new ListRelationships(null, id, null, null, false, false, null, 1, 1)),
        (2, from id in Lots.End select new ListRelationships(null, null, id, null, false, false, null, 1, 1)),
        (1, from type in Lots.LinkType select new ListRelationships(null, null, null, type, false, false, null, 1, 1)),
        (1, from id in Lots.End from type in Lots.LinkType select new ListRelationships(id, null, null, type, false, false, null, 1, 1)),
        (1, from id in Lots.End from type in Lots.LinkType select new ListRelationships(null, null, id, type, false, false, null, 1, 1)),
        (1, from id in Lots.End from end in Lots.End select new ListRelationships(id, end, null, null, false, false, null, 1, 1)));

    private static readonly Gen<Step> RelationshipRead = Gen.OneOf(
        Step(from id in Lots.Any from deleted in Lots.Coin from asOf in Lots.Moment select new FindRelationship(id, deleted, asOf)),
        Step(from source in Lots.End from target in Lots.End from type in Lots.LinkType select new FindRelationshipByEnds(source, target, type)),
        Step(
            from listing in LinkFilter
            from deleted in Lots.Coin
            from purged in Lots.Coin
            from asOf in Lots.Moment
            from size in Lots.Size
            from pages in Lots.Pages
            select listing with { Deleted = deleted, Purged = purged, AsOf = asOf, Size = size, Pages = pages }));

    private static readonly Gen<Step> Walk = Step(
        from start in Lots.Any
        from way in Gen.Elements("Outgoing", "Incoming", "Both")
        from types in Lots.Maybe(from some in Gen.ListOf(Lots.LinkType, 2) select (IReadOnlyList<Word>)[.. some])
        from depth in Gen.Frequency((3, Gen.Choose(1, 3)), (3, Gen.Constant(100)))
        from count in Gen.Frequency((3, Gen.Choose(1, 5)), (5, Gen.Constant(1000)))
        from asOf in Lots.Moment
        select new Traverse(start, way, types, depth, count, asOf));

    private static readonly Gen<Step> ChangeRead = Gen.OneOf(
        Step(
            from kind in Gen.Elements("Collection", "Artifact", "Relationship")
            from id in Lots.Dead
            from size in Lots.Size
            from pages in Lots.Pages
            select new ListChangesOf(kind, id, size, pages)),
        Step(from back in Gen.Choose(-3, 200) from limit in Lots.Size select new ListChanges(back, limit)));

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
