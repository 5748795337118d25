using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Paging;

/// <summary>Listing relationships.</summary>
public sealed class RelationshipListingSpecs(Backend backend) : StoreSpecs(backend)
{
    private readonly List<Artifact> artifacts = [];
    private Stored stored = null!;
    private readonly List<Relationship> links = [];

    [SetUp]
    public async Task FillStore()
    {
        artifacts.Clear();
        links.Clear();
        var notes = await NewCollectionAsync();
        for (int i = 0; i < 4; i++)
            artifacts.Add(await NewNoteAsync(notes, $"{i}"));
        stored = new Stored([notes], artifacts);
        foreach (var source in artifacts)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            foreach (var target in artifacts)
                links.Add(await NewLinkAsync(source, target, source == target ? "loops" : "refers-to"));
        }

        for (int i = 0; i < links.Count; i += 5)
        {
            var deleted = links[i + 1 < links.Count ? i + 1 : i];
            var committed = await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(deleted.Id, Expected.Any, token));
            links[links.IndexOf(deleted)] = committed.Value;
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task Every_combination_of_filters_gives_what_a_scan_gives_by_creation_then_id([Values(1, 3, 100)] int size)
    {
        int rows = 0;
        foreach (var filters in RelationshipFilters.All.Combinations(stored))
        {
            foreach (var deleted in new[] { false, true })
            {
                var query = filters.SetOn(new RelationshipQuery { IncludeDeleted = deleted });
                var expected = Scan(filters, deleted).ToList();
                (await Walk.AllAsync(page => Repository.Relationships.ListAsync(query, page), size)).ShouldBe(expected, query.ToString());
                rows += expected.Count;
            }
        }

        rows.ShouldBeGreaterThan(200);
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_is_bound_to_its_query()
    {
        var cursor = (await Repository.Relationships.ListAsync(new RelationshipQuery(), new PageRequest { Size = 2 })).NextCursor.ShouldNotBeNull();

        var filtered = RelationshipFilters.All.Select(filter => filter.Sample(stored).SetOn(new()));
        foreach (var other in filtered.Append(new RelationshipQuery { IncludeDeleted = true }))
        {
            await Should.ThrowAsync<ArgumentException>(
                () => Repository.Relationships.ListAsync(other, new PageRequest { Cursor = cursor }), other.ToString());
        }
    }

    [Test]
    public async Task A_filter_that_breaks_its_rule_is_refused()
    {
        foreach (var refused in RelationshipFilters.All.SelectMany(filter => filter.Refused))
            await Should.ThrowAsync<ArgumentException>(() => Repository.Relationships.ListAsync(refused.Query), refused.Flaw);

        await Should.ThrowAsync<ArgumentNullException>(() => Repository.Relationships.ListAsync(null!));
    }

    [Test]
    public async Task A_stream_gives_them_all() =>
        (await Repository.Relationships.StreamAsync(new RelationshipQuery { IncludeDeleted = true }).ToListAsync())
            .ShouldBe(Scan([], deleted: true));

    private IEnumerable<Relationship> Scan(IReadOnlyList<FilterValue<RelationshipQuery, RelationshipRow>> filters, bool deleted) =>
        links.Where(link => (deleted || link.ToSequence is null) && filters.AllSelect(RelationshipRow.Of(link)))
        .OrderBy(link => link.CreatedAt)
        .ThenBy(link => link.Id.ToString(), StringComparer.Ordinal);
}
