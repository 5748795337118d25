using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Paging;

/// <summary>All filters combine (AND).</summary>
public sealed class ArtifactFilterSpecs(Backend backend) : StoreSpecs(backend)
{
    private readonly List<RelationshipRow> links = [];
    private readonly Dictionary<ArtifactId, IReadOnlyList<RevisionRow>> revisions = [];
    private RunId run;

    [Test, Property("Rule", "Q1")]
    public async Task Every_combination_of_filters_gives_what_a_scan_gives([Values] bool includeDeleted, [Values] ArtifactOrder order)
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var all = await FillAsync(one, two);

        int rows = 0;
        foreach (var filters in ArtifactFilters.Core.Combinations(new Stored([one, two], all)))
            rows += await ShouldSelectAsync(filters, new ArtifactQuery { IncludeDeleted = includeDeleted, OrderBy = order }, all);

        rows.ShouldBeGreaterThan(200);
    }

    [Test, Property("Rule", "Q1")]
    public async Task Every_pair_of_filters_gives_what_a_scan_gives_and_is_counted([Values] bool includeDeleted)
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var all = await FillAsync(one, two);
        var orders = Enum.GetValues<ArtifactOrder>();

        int rows = 0, queries = 0;
        foreach (var filters in ArtifactFilters.All.Pairs(new Stored([one, two], all) { Run = run }))
        {
            var query = new ArtifactQuery { IncludeDeleted = includeDeleted, OrderBy = orders[queries++ % orders.Length] };
            var found = await ShouldSelectAsync(filters, query, all);
            (await Repository.Artifacts.CountAsync(filters.SetOn(query))).ShouldBe(found);
            rows += found;
        }

        queries.ShouldBeGreaterThan(300);
        rows.ShouldBeGreaterThan(1_000);
    }

    [Test, Property("Rule", "Q1")]
    public async Task The_digest_is_that_of_the_head_only()
    {
        var a = await NewNoteAsync(await NewCollectionAsync(), "a", "old");
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("new"));

        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Digest = ContentDigest.Of("old"u8) })).Items.ShouldBeEmpty();
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Digest = ContentDigest.Of("new"u8) })).Items.ShouldHaveSingleItem().Id.ShouldBe(a.Id);
    }

    [Test, Property("Rule", "Q1")]
    public async Task No_ids_are_no_rows_and_up_to_1000_are_taken()
    {
        var a = await NewNoteAsync(await NewCollectionAsync());
        var ids = new SeededIds(5);
        var others = Enumerable.Range(0, 999).Select(_ => new ArtifactId(ids.NewId())).ToList();

        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Ids = [] })).Items.ShouldBeEmpty();
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Ids = [.. others, a.Id] })).Items.ShouldBe([a]);
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Ids = [a.Id, a.Id] })).Items.ShouldBe([a]);
        await Should.ThrowAsync<ArgumentException>(
            () => Repository.Artifacts.ListAsync(new ArtifactQuery { Ids = [.. others, a.Id, new ArtifactId(ids.NewId())] }));
    }

    [Test]
    public async Task A_filter_that_breaks_its_rule_is_refused()
    {
        foreach (var refused in ArtifactFilters.All.SelectMany(filter => filter.Refused))
            await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(refused.Query), refused.Flaw);

        await Should.ThrowAsync<ArgumentNullException>(() => Repository.Artifacts.ListAsync(null!));
    }

    [Test]
    public async Task A_filter_for_what_does_not_exist_finds_nothing()
    {
        await NewNoteAsync(await NewCollectionAsync());
        var missing = CollectionId.Parse("01890000-0000-7000-8000-000000000000");

        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Collection = missing })).Items.ShouldBeEmpty();
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Type = "decision" })).Items.ShouldBeEmpty();
    }

    private async Task<int> ShouldSelectAsync(
        IReadOnlyList<FilterValue<ArtifactQuery, ArtifactRow>> filters, ArtifactQuery plain, IReadOnlyList<Artifact> all)
    {
        var query = filters.SetOn(plain);
        query = query with { Direction = query.Type == "note" ? SortDirection.Descending : SortDirection.Ascending };
        var expected = Scan(all.Where(artifact => filters.AllSelect(ArtifactRow.Of(artifact) with { Links = links, Revisions = revisions[artifact.Id] })), query).ToList();
        (await Walk.AllAsync(page => Repository.Artifacts.ListAsync(query, page), 7)).ShouldBe(expected, $"{query} {string.Join(", ", filters)}");
        return expected.Count;
    }

    private static IEnumerable<Artifact> Scan(IEnumerable<Artifact> selected, ArtifactQuery query)
    {
        var found = selected.Where(artifact => query.IncludeDeleted || artifact.DeletedAt is null);
        var sorted = query.OrderBy switch
        {
            ArtifactOrder.Created => found.OrderBy(artifact => artifact.CreatedAt),
            ArtifactOrder.Updated => found.OrderBy(artifact => artifact.UpdatedAt),
            ArtifactOrder.Size => found.OrderBy(artifact => artifact.Size),
            _ => found.OrderBy(artifact => artifact.Name, CodePointOrder.Instance),
        };
        var ascending = sorted.ThenBy(artifact => artifact.Id.ToString(), StringComparer.Ordinal);
        return query.Direction == SortDirection.Ascending ? ascending : ascending.Reverse();
    }

    private async Task<IReadOnlyList<Artifact>> FillAsync(Collection one, Collection two)
    {
        var all = new List<Artifact>();
        run = (await Repository.StartRunAsync(new RunDraft { Operation = "fill" })).Value.Id;
        for (int i = 0; i < 24; i++)
        {
            if (i % 5 == 0)
                Time.Advance(TimeSpan.FromSeconds(1));
            var draft = Draft.Note((i % 2 == 0 ? one : two).Id, $"{(i % 4 < 2 ? "a" : "b")}{i}", $"text {i % 3}");
            all.Add((await Repository.CreateArtifactAsync(ArtifactFilters.Vary(draft, i) with { ProducingRunId = i % 4 == 0 ? run : null })).Value);
        }

        for (int i = 0; i < 24; i += 5)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            all[i] = i % 2 == 0
                ? (await Repository.DeleteArtifactAsync(all[i].Id, Expected.Any)).Value
                : (await Repository.ReviseArtifactAsync(all[i].Id, Expected.Any, Draft.Text("text 1"))).Value;
        }

        foreach (var (source, target, type) in new[] { (3, 6, "x"), (6, 3, "y"), (4, 7, "x"), (3, 3, "x"), (8, 4, "x"), (9, 3, "z") })
            links.Add(RelationshipRow.Of(await NewLinkAsync(all[source], all[target], type)));
        var gone = await NewLinkAsync(all[3], all[11], "x");
        await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(gone.Id, Expected.Any, token));
        foreach (var artifact in all)
            revisions[artifact.Id] = [.. (await HistoryAsync(artifact.Id)).Select(RevisionRow.Of)];
        return all;
    }
}
