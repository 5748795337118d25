using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Finds a context package by id.</summary>
internal sealed record FindContextPackage(Ref Entity, bool Deleted, When? AsOf) : FindStep<ContextPackageId, ContextPackageRow>(Entity, Deleted, AsOf)
{
    public static Gen<FindContextPackage> Generated { get; } =
        FindSteps.Of(ValueGenerators.Any, (id, deleted, asOf) => new FindContextPackage(id, deleted, asOf));

    protected override async Task<ContextPackageRow?> StoreAsync(IKnowledgeReaders readers, ContextPackageId id) =>
        await readers.ContextPackages.FindAsync(id, Deleted) is { } found ? ContextPackageRow.Of(found) : null;
}

/// <summary>Lists context packages, so many pages of them.</summary>
internal sealed record ListContextPackages : ListStep<ContextPackageQuery, ContextPackageRow>
{
    public static Gen<ListContextPackages> Generated { get; } = ListSteps.Of(ContextPackageFilters.Mixes, new ListContextPackages());

    protected override IEnumerable<ContextPackageRow> Rows(PlainMoment moment)
    {
        var targets = moment.Live<ContextReferenceRow>().ToLookup(row => row.Package, row => row.Target);
        return moment.All<ContextPackageRow>().Select(row => row with { Targets = [.. targets[row.Id]] });
    }

    protected override PlainListing<ContextPackageRow> Order(PlainRules rules) => PlainListing.ByName<ContextPackageRow>(row => row.Name, rules);

    protected override async Task<Leaf<ContextPackageRow>> StoreAsync(
        IKnowledgeReaders readers, IReadOnlyList<FilterValue<ContextPackageQuery, ContextPackageRow>> filters, PageRequest page)
    {
        var query = filters.SetOn(new() { IncludeDeleted = Deleted, IncludePurged = Purged });
        return (await readers.ContextPackages.ListAsync(query, page)).Leaf(ContextPackageRow.Of);
    }
}

/// <summary>Finds a context reference by id.</summary>
internal sealed record FindContextReference(Ref Entity, bool Deleted, When? AsOf) : FindStep<ContextReferenceId, ContextReferenceRow>(Entity, Deleted, AsOf)
{
    public static Gen<FindContextReference> Generated { get; } =
        FindSteps.Of(ValueGenerators.Any, (id, deleted, asOf) => new FindContextReference(id, deleted, asOf));

    protected override async Task<ContextReferenceRow?> StoreAsync(IKnowledgeReaders readers, ContextReferenceId id) =>
        await readers.ContextReferences.FindAsync(id, Deleted) is { } found ? ContextReferenceRow.Of(found) : null;
}

/// <summary>Lists context references, so many pages of them.</summary>
internal sealed record ListContextReferences : ListStep<ContextReferenceQuery, ContextReferenceRow>
{
    public static Gen<ListContextReferences> Generated { get; } = ListSteps.Of(ContextReferenceFilters.Mixes, new ListContextReferences());

    protected override PlainListing<ContextReferenceRow> Order(PlainRules rules) =>
        Filters.Any(filter => filter.Text.StartsWith(nameof(ContextReferenceQuery.Package), StringComparison.Ordinal))
            ? new(row => row.Ordinal.ToString("D10", CultureInfo.InvariantCulture), row => $"{row.Id}", string.CompareOrdinal)
            : PlainListing.ByTime<ContextReferenceRow>(row => row.CreatedAt);

    protected override async Task<Leaf<ContextReferenceRow>> StoreAsync(
        IKnowledgeReaders readers, IReadOnlyList<FilterValue<ContextReferenceQuery, ContextReferenceRow>> filters, PageRequest page)
    {
        var query = filters.SetOn(new() { IncludeDeleted = Deleted, IncludePurged = Purged });
        return (await readers.ContextReferences.ListAsync(query, page)).Leaf(ContextReferenceRow.Of);
    }
}

/// <summary>Reads all references of a package, removed ones too, each with the state of its target.</summary>
internal sealed record ReadContextEntries(Ref Package, When? AsOf) : Step
{
    public static Gen<ReadContextEntries> Generated { get; } =
        from package in ValueGenerators.End from asOf in ValueGenerators.Moment select new ReadContextEntries(package, asOf);

    public override async Task<string> PlayAsync(Scene scene)
    {
        var (package, asOf) = (scene.Id<ContextPackageId>(Package), scene.Moment(AsOf));
        var lines = await scene.Reads.AskAsync(plain => Plain(plain.At(asOf), package), store => StoreAsync(store.At(asOf), package));
        return lines.Count == 0 ? "none" : string.Join(Environment.NewLine, lines);
    }

    private static List<string> Plain(PlainMoment moment, ContextPackageId package)
    {
        PlainRules.Id<ContextPackageId>(package);
        return
        [
            .. moment.All<ContextReferenceRow>().Where(row => row.Package == package)
                .OrderBy(row => row.Ordinal).ThenBy(row => $"{row.Id}", StringComparer.Ordinal)
                .Select(row => $"{row} {row.Target.StateAt(moment)}"),
        ];
    }

    private static async Task<List<string>> StoreAsync(IKnowledgeReaders readers, ContextPackageId package)
    {
        var query = new ContextReferenceQuery { Package = package, IncludeDeleted = true, IncludePurged = true };
        return await readers.ContextReferences.StreamEntriesAsync(query).Select(entry => $"{ContextReferenceRow.Of(entry.Reference)} {entry.TargetState}").ToListAsync();
    }
}
