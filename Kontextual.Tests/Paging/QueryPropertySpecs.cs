using System.Reflection;
using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Paging;

/// <summary>Every property of every query is noticed: by the rows, by the cursor, and in the past.</summary>
public sealed class QueryPropertySpecs(Backend backend) : StoreSpecs(backend)
{
    private Collection notes = null!;
    private Artifact note = null!;

    private Stored stored = null!;

    [SetUp]
    public async Task FillStore()
    {
        notes = await NewCollectionAsync();
        await NewCollectionAsync("other");
        await RemoveCollectionAsync("deleted", purge: false);
        await RemoveCollectionAsync("purged", purge: true);
        var run = (await Repository.StartRunAsync(new RunDraft { Operation = "make" })).Value;
        note = (await Repository.CreateArtifactAsync(Draft.Note(notes.Id, "name", "text") with { ProducingRunId = run.Id })).Value;
        var others = new List<Artifact>();
        foreach (var name in new[] { "name 2", "b", "c" })
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            others.Add((await Repository.CreateArtifactAsync(Draft.File((await Repository.Collections.GetByNameAsync("other")).Id, name, [1]))).Value);
        }

        Time.Advance(TimeSpan.FromSeconds(1));
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Metadata = Draft.Meta("""{"a":1}""") });
        foreach (var (source, target, type) in new[] { (note, others[0], "x"), (others[0], note, "y"), (others[1], others[2], "y"), (others[2], others[1], "z") })
            await NewLinkAsync(source, target, type);
        await RemoveLinkAsync(note, others[1], purge: false);
        await RemoveLinkAsync(note, others[2], purge: true);
        await RemoveNoteAsync("deleted", purge: false);
        await RemoveNoteAsync("purged", purge: true);
        stored = new Stored([notes], [note]) { Run = run.Id };
        foreach (var entity in EntityCase.All)
            await entity.FillAsync(Repository, Time, stored);
        foreach (var entity in EntityCase.All)
            await entity.AddPurgedAsync(Repository, stored);
        await Repository.PurgeRunAsync((await SecretRuns.MakeAsync(Repository, note.Id, "purged", "purged")).Id, Expected.Any);
    }

    private static IEnumerable<TestCaseData> Entities() => EntityCase.All.Select(entity => new TestCaseData(entity).SetArgDisplayNames(entity.Plural));

    /// <summary>Sets each property in turn.</summary>
    [TestCaseSource(nameof(Entities)), Property("Rule", "L5")]
    public async Task Of_entities(object one)
    {
        var entity = (EntityCase)one;
        var properties = PropertiesOf(entity.QueryType);
        properties.ShouldNotBeEmpty();
        foreach (var property in properties)
        {
            var chain = entity.QueriesFor(property.Name, stored).ShouldNotBeNull($"Describe what a value of {entity.QueryType.Name}.{property.Name} changes.");
            property.GetValue(chain[^1]).ShouldNotBe(property.GetValue(entity.PlainQuery), property.Name);
            var isOfThePresent = entity.FiltersOfThePresent.Contains(property.Name);
            foreach (var readers in (await StandpointsAsync()).Where(readers => !isOfThePresent || readers is IKnowledgeRepository))
            {
                foreach (var (before, after) in chain.Prepend(entity.PlainQuery).Zip(chain))
                {
                    await DifferAsync(property.Name, before, after, (query, page) => entity.ListAsync(readers, query, page));
                    (await entity.CountAsync(readers, after)).ShouldBe(
                        (await entity.ListAsync(readers, after, new PageRequest { Size = PageRequest.MaxSize })).Items.Count, property.Name);
                }
            }
        }
    }

    [Test, Property("Rule", "L5")]
    public async Task Of_traversals()
    {
        var query = new TraversalQuery { Start = note.Id, Direction = TraversalDirection.Both };
        await NewLinkAsync((await Repository.Artifacts.ListAsync(new() { Name = "name 2" })).Items[0], (await Repository.Artifacts.ListAsync(new() { Name = "b" })).Items[0], "x");
        foreach (var property in PropertiesOf(typeof(TraversalQuery)))
        {
            TraversalQuery changed = property.Name switch
            {
                nameof(TraversalQuery.Start) => query with { Start = (await Repository.Artifacts.ListAsync(new() { Name = "c" })).Items[0].Id },
                nameof(TraversalQuery.Direction) => query with { Direction = TraversalDirection.Incoming },
                nameof(TraversalQuery.MaxDepth) => query with { MaxDepth = 1 },
                nameof(TraversalQuery.MaxCount) => query with { MaxCount = 1 },
                _ => SampleOf(property.Name, query).ShouldNotBeNull($"Describe what a value of {property.Name} changes."),
            };
            foreach (var readers in await StandpointsAsync())
            {
                var all = await readers.Relationships.TraverseAsync(query);
                var some = await readers.Relationships.TraverseAsync(changed);
                $"{some.IsTruncated} {string.Join(' ', some.Items)}".ShouldNotBe($"{all.IsTruncated} {string.Join(' ', all.Items)}", property.Name);
            }
        }
    }

    private TraversalQuery? SampleOf(string property, TraversalQuery plain) =>
        TraversalFilters.All.SingleOrDefault(filter => filter.Property == property)?.Sample(stored).SetOn(plain);

    private static async Task DifferAsync(string property, object one, object other, Func<object, PageRequest, Task<Page<object>>> list)
    {
        var all = new PageRequest { Size = PageRequest.MaxSize };
        string.Join('\n', (await list(other, all)).Items).ShouldNotBe(string.Join('\n', (await list(one, all)).Items), property);

        // A cursor is made by whichever of the two has more than a row.
        var page = new PageRequest { Size = 1 };
        var (cursor, stranger) = (await list(one, page)).NextCursor is { } first ? (first, other) : ((await list(other, page)).NextCursor, one);
        cursor.ShouldNotBeNull(property);
        await Should.ThrowAsync<ArgumentException>(() => list(stranger, new PageRequest { Cursor = cursor }), property);
    }

    /// <summary>The present, and the same state as of its sequence and as of its time.</summary>
    private async Task<IReadOnlyList<IKnowledgeReaders>> StandpointsAsync()
    {
        var head = (await Repository.Changes.HeadAsync()).Sequence;
        return [Repository, Repository.AsOf(AsOf.AtSequence(head)), Repository.AsOf(AsOf.AtTime(Time.Now))];
    }

    private static List<PropertyInfo> PropertiesOf(Type query) =>
        [.. query.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    private async Task RemoveCollectionAsync(string name, bool purge)
    {
        var made = await NewCollectionAsync(name);
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(made.Id, Expected.Any, cancellationToken: token));
        if (purge)
            await Repository.WriteAsync((t, token) => t.Collections.PurgeAsync(made.Id, Expected.Any, cancellationToken: token));
    }

    private async Task RemoveNoteAsync(string name, bool purge)
    {
        var made = await NewNoteAsync(notes, name);
        await Repository.DeleteArtifactAsync(made.Id, Expected.Any);
        if (purge)
            await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(made.Id, Expected.Any, token));
    }

    private async Task RemoveLinkAsync(Artifact source, Artifact target, bool purge)
    {
        var made = await NewLinkAsync(source, target);
        await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(made.Id, Expected.Any, token));
        if (purge)
            await Repository.WriteAsync((t, token) => t.Relationships.PurgeAsync(made.Id, Expected.Any, token));
    }
}
