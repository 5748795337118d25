using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Reads generated at random.</summary>
internal static class ReadGenerators
{
    private static readonly Gen<Step> CollectionRead = Gen.OneOf(
        Step(from id in ValueGenerators.Any from deleted in ValueGenerators.Coin from asOf in ValueGenerators.Moment select new FindCollection(id, deleted, asOf)),
        Step(from name in ValueGenerators.Name from asOf in ValueGenerators.Moment select new FindCollectionByName(name, asOf)),
        Step(
            from filters in FilterMix<CollectionQuery, CollectionRow>.OneOf(CollectionFilters.Mixes)
            from deleted in ValueGenerators.Coin
            from purged in ValueGenerators.Coin
            from asOf in ValueGenerators.Moment
            from size in ValueGenerators.Size
            from pages in ValueGenerators.Pages
            select new ListCollections { Filters = filters, Deleted = deleted, Purged = purged, AsOf = asOf, Size = size, Pages = pages }));

    private static readonly Gen<ListArtifacts> Listing =
        from filters in FilterMix<ArtifactQuery, ArtifactRow>.OneOf(ArtifactFilters.Mixes)
        from deleted in ValueGenerators.Coin
        from purged in ValueGenerators.Coin
        from backwards in ValueGenerators.Coin
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select new ListArtifacts { Filters = filters, Deleted = deleted, Purged = purged, Descending = backwards, Size = size, Pages = pages };

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
            from digest in ValueGenerators.Maybe(ArtifactFilters.Digest.Generator, oneIn: 5)
            from order in Gen.Elements("Name", "Name", "Created", "Updated")
            select (digest is null ? listing : And(listing, digest)) with { OrderBy = order })),
        (1, Step(from listing in Listing from digest in ArtifactFilters.Digest.Generator from asOf in ValueGenerators.Past select And(listing, digest) with { AsOf = asOf })),
        (1, Step(from listing in Listing from asOf in ValueGenerators.Past select listing with { OrderBy = "Created", AsOf = asOf })));

    private static readonly Gen<Step> RevisionRead = Gen.OneOf(
        Step(from id in ValueGenerators.Any from size in ValueGenerators.Size from pages in ValueGenerators.Pages select new ListRevisions(id, size, pages)),
        Step(from id in ValueGenerators.Dead from number in ValueGenerators.Number select new FindRevision(id, number)),
        Step(from id in ValueGenerators.Any from number in ValueGenerators.Number select new ReadText(id, number)),
        Step(from id in ValueGenerators.Dead from number in ValueGenerators.Number from streamed in ValueGenerators.Coin select new ReadBytes(id, number, streamed)),
        Step(from id in ValueGenerators.Any select new FindText(id)));

    private static readonly Gen<Step> RelationshipRead = Gen.OneOf(
        Step(from id in ValueGenerators.Any from deleted in ValueGenerators.Coin from asOf in ValueGenerators.Moment select new FindRelationship(id, deleted, asOf)),
        Step(from source in ValueGenerators.End from target in ValueGenerators.End from type in ValueGenerators.LinkType select new FindRelationshipByEnds(source, target, type)),
        Step(
            from filters in FilterMix<RelationshipQuery, RelationshipRow>.OneOf(RelationshipFilters.Mixes)
            from deleted in ValueGenerators.Coin
            from purged in ValueGenerators.Coin
            from asOf in ValueGenerators.Moment
            from size in ValueGenerators.Size
            from pages in ValueGenerators.Pages
            select new ListRelationships { Filters = filters, Deleted = deleted, Purged = purged, AsOf = asOf, Size = size, Pages = pages }));

    private static readonly Gen<Step> Walk = Step(
        from start in ValueGenerators.Any
        from way in Gen.Elements("Outgoing", "Incoming", "Both")
        from filters in FilterMix<TraversalQuery, RelationshipRow>.OneOf(TraversalFilters.Mixes)
        from depth in Gen.Frequency((3, Gen.Choose(1, 3)), (3, Gen.Constant(100)))
        from count in Gen.Frequency((3, Gen.Choose(1, 5)), (5, Gen.Constant(1000)))
        from asOf in ValueGenerators.Moment
        select new Traverse(start, way, filters, depth, count, asOf));

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
        new ListCollections { Deleted = true, Purged = true, Size = 0 },
        new ListCollections { AsOf = new When(true, 0), Size = 1001 },
        new ListArtifacts { Size = 0 },
        new ListArtifacts { AsOf = new When(false, 0), Size = 1001 },
        new ListRelationships { Size = 0 },
        new ListRevisions(new Ref(0), 1001, 1),
        new ListChangesOf("Artifact", new Ref(0), 0, 1),
        new ListChanges(0, 0),
        new ListChanges(0, 1001),
        new Traverse(new Ref(0), "Both", [], 0, 1, null),
        new Traverse(new Ref(0), "Both", [], 101, 1, null),
        new Traverse(new Ref(0), "Both", [], 1, 0, null),
        new Traverse(new Ref(0), "Both", [], 1, 10_001, null),
        new Traverse(new Ref(0), "Both", [TraversalFilters.Types.With(ProgramValues.TextList([]))], 1, 1, null));

    public static Gen<Step> Read { get; } = Gen.Frequency(
        (4, CollectionRead),
        (9, ArtifactRead),
        (4, RevisionRead),
        (4, RelationshipRead),
        (4, Walk),
        (2, ChangeRead),
        (3, Step(from elsewhere in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true))) select new GoOn(elsewhere))),
        (1, WrongNumber));

    private static ListArtifacts And(ListArtifacts listing, ProgramFilter<ArtifactQuery, ArtifactRow> filter) =>
        listing with { Filters = [.. listing.Filters, filter] };

    private static Gen<Step> Step<T>(Gen<T> steps)
        where T : Step => from step in steps select (Step)step;
}
