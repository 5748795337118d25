using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>What was listed live is listed again as of that moment, however much was written since.</summary>
public sealed class AsOfReplaySpecs(Backend backend) : StoreSpecs(backend)
{
    [TestCase(1)]
    [TestCase(2)]
    [Property("Rule", "A9")]
    public async Task Every_recorded_sequence_gives_the_listings_that_were_taken_live(int seed)
    {
        var writes = new RandomWrites(Store, seed);
        var taken = new List<(long Sequence, IReadOnlyList<string> Listings)>();
        for (var i = 0; i < 120; i++)
        {
            await writes.TransactAsync(i);
            taken.Add(((await Repository.Changes.HeadAsync()).Sequence, await ListingsAsync(null)));
        }

        taken.Select(t => t.Sequence).Distinct().Count().ShouldBeGreaterThan(40);
        foreach (var (sequence, listings) in taken)
            (await ListingsAsync(AsOf.AtSequence(sequence))).ShouldBe(listings, $"as of {sequence}");
    }

    [Test, Property("Rule", "A9")]
    public async Task A_time_stands_for_the_last_sequence_at_or_below_it()
    {
        var writes = new RandomWrites(Store, 3);
        for (var i = 0; i < 40; i++)
            await writes.TransactAsync(i);
        var records = await StoreDump.ChangesAsync(Repository.Changes);

        foreach (var time in records.Select(r => r.Time).Distinct().SelectMany(t => new[] { t, t.AddTicks(9), t.AddTicks(-10) }))
        {
            var last = records.LastOrDefault(r => r.Time <= time)?.Sequence ?? 0;
            (await ListingsAsync(AsOf.AtTime(time))).ShouldBe(await ListingsAsync(AsOf.AtSequence(last)), $"{time:O}");
        }
    }

    [Test, Property("Rule", "A9")]
    public async Task Before_the_first_change_there_is_nothing_and_a_moment_not_reached_is_the_present()
    {
        await new RandomWrites(Store, 4).TransactAsync(0);
        await NewNoteAsync(await NewCollectionAsync("more"));

        (await ListingsAsync(AsOf.AtSequence(0))).ShouldBeEmpty();
        (await ListingsAsync(AsOf.AtTime(DateTimeOffset.MinValue))).ShouldBeEmpty();
        (await ListingsAsync(AsOf.AtSequence(long.MaxValue))).ShouldBe(await ListingsAsync(null));
        (await ListingsAsync(AsOf.AtTime(DateTimeOffset.MaxValue))).ShouldBe(await ListingsAsync(null));
    }

    [TestCase(false), TestCase(true), Property("Rule", "A9")]
    public async Task The_pages_of_a_listing_as_of_a_moment_not_reached_are_of_one_state_while_others_write(bool bySequence)
    {
        var notes = await NewCollectionAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await NewNoteAsync(notes, name);
        var moment = bySequence ? AsOf.AtSequence(100) : AsOf.AtTime(Time.Now.AddDays(1));
        var query = new ArtifactQuery();

        var first = await Repository.AsOf(moment).Artifacts.ListAsync(query, new PageRequest { Size = 2 });
        await NewNoteAsync(notes, "bb");
        var second = await Repository.AsOf(moment).Artifacts.ListAsync(query, new PageRequest { Size = 2, Cursor = first.NextCursor });

        first.Items.Concat(second.Items).Select(a => a.Name).ShouldBe(["a", "b", "c"]);
        await Should.ThrowAsync<ArgumentException>(
            () => Repository.AsOf(moment).Artifacts.ListAsync(query, new PageRequest { Size = 2, Cursor = $"0{first.NextCursor}" }));
        var forged = $"9{first.NextCursor}";
        await Should.ThrowAsync<ArgumentException>(() => Repository.AsOf(moment).Artifacts.ListAsync(query, new PageRequest { Size = 2, Cursor = forged }));
        await Should.ThrowAsync<ArgumentException>(
            () => Repository.AsOf(moment).Artifacts.ListAsync(query, new PageRequest { Size = 2, Cursor = first.NextCursor!.Split('.')[1] }));
    }

    /// <summary>Every listing that there is as of a moment, and the entities found one by one.</summary>
    private async Task<IReadOnlyList<string>> ListingsAsync(AsOf? asOf)
    {
        var lines = new List<string>();
        var readers = Repository.At(asOf);
        foreach (var deleted in new[] { false, true })
        {
            var collections = await AllAsync(p => readers.Collections.ListAsync(new() { IncludeDeleted = deleted }, p));
            var relationships = await AllAsync(p => readers.Relationships.ListAsync(new() { IncludeDeleted = deleted }, p));
            lines.AddRange(collections.Select(c => $"{deleted} {c}"));
            lines.AddRange(relationships.Select(r => $"{deleted} {r}"));
            foreach (var query in Queries(collections))
                lines.AddRange((await AllAsync(p => readers.Artifacts.ListAsync(query with { IncludeDeleted = deleted }, p))).Select(a => $"{deleted} {a}"));
            lines.AddRange(await FoundAsync(readers, collections, relationships, deleted));
        }

        return lines;
    }

    private static IEnumerable<ArtifactQuery> Queries(IReadOnlyList<Collection> collections)
    {
        yield return new();
        yield return new() { Type = "note", Direction = SortDirection.Descending };
        yield return new() { NamePrefix = "\u00e9" };
        yield return new() { OrderBy = ArtifactOrder.Created };
        yield return new() { OrderBy = ArtifactOrder.Updated, Direction = SortDirection.Descending };
        yield return new() { Digest = ContentDigest.Of("A note."u8) };
        foreach (var collection in collections)
        {
            yield return new() { Collection = collection.Id };
            yield return new() { Collection = collection.Id, Type = "file" };
            yield return new() { Collection = collection.Id, Name = "a" };
        }
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(
        IKnowledgeReaders readers, IReadOnlyList<Collection> collections, IReadOnlyList<Relationship> relationships, bool deleted)
    {
        var lines = new List<string>();
        foreach (var c in collections)
        {
            lines.Add($"{await readers.Collections.FindAsync(c.Id, deleted)}");
            lines.Add($"{await readers.Collections.FindByNameAsync(c.Name)}");
            lines.Add($"{await readers.Artifacts.FindByNameAsync(c.Id, "a")}");
        }

        foreach (var r in relationships)
        {
            lines.Add($"{await readers.Relationships.FindAsync(r.Id, deleted)}");
            lines.Add($"{await readers.Relationships.FindByEndsAsync(r.SourceId, r.TargetId, r.Type)}");
            lines.Add($"{await readers.Artifacts.FindAsync(r.SourceId, deleted)}");
            lines.AddRange((await AllAsync(p => readers.Artifacts.HistoryAsync(r.SourceId, p))).Select(entry => $"{entry}"));
            var reached = await readers.Relationships.TraverseAsync(new() { Start = r.SourceId, Direction = TraversalDirection.Both });
            lines.AddRange(reached.Items.Select(item => $"{item}"));
        }

        return lines;
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list)
    {
        var items = new List<T>();
        var request = new PageRequest { Size = 3 };
        while (true)
        {
            var page = await list(request);
            items.AddRange(page.Items);
            if (page.NextCursor is null)
                return items;
            request = request with { Cursor = page.NextCursor };
        }
    }
}
