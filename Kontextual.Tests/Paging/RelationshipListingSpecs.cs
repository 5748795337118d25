using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>Listing relationships.</summary>
public abstract class RelationshipListingSpecs(Backend backend) : StoreSpecs(backend)
{
    private readonly List<Artifact> artifacts = [];
    private readonly List<Relationship> links = [];

    [SetUp]
    public async Task FillStore()
    {
        artifacts.Clear();
        links.Clear();
        var notes = await NewCollectionAsync();
        for (int i = 0; i < 4; i++)
            artifacts.Add(await NewNoteAsync(notes, $"{i}"));
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
        var ends = artifacts.Take(2).Select(artifact => (ArtifactId?)artifact.Id).Append(null).ToList();
        var queries =
            from source in ends
            from target in ends
            from touching in ends
            from type in new[] { null, "refers-to", "loops", "nothing" }
            from deleted in new[] { false, true }
            select new RelationshipQuery { Source = source, Target = target, Touching = touching, Type = type, IncludeDeleted = deleted };
        int rows = 0;
        foreach (var query in queries)
        {
            var expected = Scan(query).ToList();
            (await Walk.AllAsync(page => Repository.Relationships.ListAsync(query, page), size)).ShouldBe(expected, query.ToString());
            rows += expected.Count;
        }

        rows.ShouldBeGreaterThan(200);
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_is_bound_to_its_query()
    {
        var cursor = (await Repository.Relationships.ListAsync(new RelationshipQuery(), new PageRequest { Size = 2 })).NextCursor.ShouldNotBeNull();
        var id = artifacts[0].Id;

        foreach (var other in new[]
        {
            new RelationshipQuery { Source = id }, new RelationshipQuery { Target = id }, new RelationshipQuery { Touching = id },
            new RelationshipQuery { Type = "refers-to" }, new RelationshipQuery { IncludeDeleted = true },
        })
        {
            await Should.ThrowAsync<ArgumentException>(
                () => Repository.Relationships.ListAsync(other, new PageRequest { Cursor = cursor }), other.ToString());
        }
    }

    [Test]
    public async Task A_filter_that_breaks_its_rule_is_refused()
    {
        foreach (var query in new[]
        {
            new RelationshipQuery { Source = default(ArtifactId) }, new RelationshipQuery { Target = default(ArtifactId) },
            new RelationshipQuery { Touching = default(ArtifactId) }, new RelationshipQuery { Type = "Refers" },
        })
        {
            await Should.ThrowAsync<ArgumentException>(() => Repository.Relationships.ListAsync(query), query.ToString());
        }

        await Should.ThrowAsync<ArgumentNullException>(() => Repository.Relationships.ListAsync(null!));
    }

    [Test]
    public async Task A_stream_gives_them_all() =>
        (await Repository.Relationships.StreamAsync(new RelationshipQuery { IncludeDeleted = true }).ToListAsync())
            .ShouldBe(Scan(new RelationshipQuery { IncludeDeleted = true }));

    private IEnumerable<Relationship> Scan(RelationshipQuery query) =>
        links.Where(link =>
            (query.IncludeDeleted || link.ToSequence is null)
            && (query.Source is null || link.SourceId == query.Source)
            && (query.Target is null || link.TargetId == query.Target)
            && (query.Touching is null || link.SourceId == query.Touching || link.TargetId == query.Touching)
            && (query.Type is null || link.Type == query.Type))
        .OrderBy(link => link.CreatedAt)
        .ThenBy(link => link.Id.ToString(), StringComparer.Ordinal);
}
