using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Finds an artifact by id.</summary>
internal sealed record FindArtifact(Ref Entity, bool Deleted, When? AsOf) : FindStep<ArtifactId, ArtifactRow>(Entity, Deleted, AsOf)
{
    public static Gen<FindArtifact> Generated(Gen<Ref> names) => FindSteps.Of(names, (id, deleted, asOf) => new FindArtifact(id, deleted, asOf));

    protected override async Task<ArtifactRow?> StoreAsync(IKnowledgeReaders readers, ArtifactId id) =>
        await readers.Artifacts.FindAsync(id, Deleted) is { } found ? ArtifactRow.Of(found) : null;
}

/// <summary>Finds a live artifact by name.</summary>
internal sealed record FindArtifactByName(Ref Collection, Word Name, When? AsOf) : FindStep<ArtifactRow>(AsOf)
{
    public static Gen<FindArtifactByName> Generated { get; } =
        from collection in ValueGenerators.Any
        from name in ValueGenerators.Name
        from asOf in ValueGenerators.Moment
        select new FindArtifactByName(collection, name, asOf);

    protected override ArtifactRow? Plain(PlainMoment moment, PlainRules rules, Scene scene)
    {
        var collection = scene.Id<CollectionId>(Collection);
        PlainRules.Id<CollectionId>(collection);
        var name = rules.Name(Name.Text);
        return moment.Live<ArtifactRow>().SingleOrDefault(row => row.Collection == collection && row.Name == name);
    }

    protected override async Task<ArtifactRow?> StoreAsync(IKnowledgeReaders readers, Scene scene) =>
        await readers.Artifacts.FindByNameAsync(scene.Id<CollectionId>(Collection), Name.Text) is { } found ? ArtifactRow.Of(found) : null;
}

/// <summary>Lists artifacts, so many pages of them.</summary>
internal sealed record ListArtifacts : ListStep<ArtifactQuery, ArtifactRow>
{
    /// <summary>The name of an <see cref="ArtifactOrder"/>, or a JSON Pointer into the metadata.</summary>
    public string OrderBy { get; init; } = nameof(ArtifactOrder.Name);

    public bool Descending { get; init; }

    /// <summary>Listings of the present by name, which others are made of.</summary>
    public static Gen<ListArtifacts> Generated { get; } =
        from filters in FilterMix<ArtifactQuery, ArtifactRow>.OneOf(ArtifactFilters.Mixes)
        from deleted in ValueGenerators.Coin
        from purged in ValueGenerators.Coin
        from backwards in ValueGenerators.Coin
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select new ListArtifacts { Filters = filters, Deleted = deleted, Purged = purged, Descending = backwards, Size = size, Pages = pages };

    public ListArtifacts And(ProgramFilter<ArtifactQuery, ArtifactRow> filter) => this with { Filters = [.. Filters, filter] };

    protected override IEnumerable<ArtifactRow> Rows(PlainMoment moment)
    {
        var links = moment.Live<RelationshipRow>().ToList();
        return moment.All<ArtifactRow>().Select(row => row with
        {
            Links = [.. links.Where(link => link.Source == row.Id || link.Target == row.Id)],
            Revisions = [.. (moment.PartNow<ImmutableList<RevisionRow>>(row.Id) ?? []).Where(revision => moment.Sequence is not { } at || revision.From <= at)],
        });
    }

    private bool IsByMetadata => OrderBy[0] == '/';

    protected override PlainListing<ArtifactRow> Order(PlainRules rules) => OrderBy switch
    {
        _ when IsByMetadata => PlainMetadataOrder.By(OrderBy, Descending),
        nameof(ArtifactOrder.Name) => PlainListing.ByName<ArtifactRow>(row => row.Name, rules, Descending),
        nameof(ArtifactOrder.Size) => PlainListing.ByTime<ArtifactRow>(row => row.Size.ToString("D10", CultureInfo.InvariantCulture), Descending),
        nameof(ArtifactOrder.Created) => PlainListing.ByTime<ArtifactRow>(row => row.CreatedAt, Descending),
        _ => PlainListing.ByTime<ArtifactRow>(row => row.UpdatedAt, Descending),
    };

    protected override async Task<Leaf<ArtifactRow>> StoreAsync(
        IKnowledgeReaders readers, IReadOnlyList<FilterValue<ArtifactQuery, ArtifactRow>> filters, PageRequest page)
    {
        var query = filters.SetOn(new ArtifactQuery
        {
            IncludeDeleted = Deleted,
            IncludePurged = Purged,
            OrderBy = IsByMetadata ? ArtifactOrder.Name : Enum.Parse<ArtifactOrder>(OrderBy),
            OrderByMetadata = IsByMetadata ? OrderBy : null,
            Direction = Descending ? SortDirection.Descending : SortDirection.Ascending,
        });
        return (await readers.Artifacts.ListAsync(query, page)).Leaf(ArtifactRow.Of);
    }
}
