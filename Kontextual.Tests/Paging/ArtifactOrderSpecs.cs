using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>Listings of artifacts come in one order on every backend, whatever the page size.</summary>
public sealed class ArtifactOrderSpecs(Backend backend) : StoreSpecs(backend)
{
    // UTF-16 code units order the surrogates of what lies above U+FFFF before U+E000 to U+FFFF; code points do not.
    private static readonly string[] Names =
    [
        "a", "A", "b", "B", "Z", "_", "z", "aa", "a b", "a!", "a/b", "a0", "\u00e9", "\u00c9", "e", "f", "\u00df", "ss", "0", "10", "9",
        "\ud7ff", "\ue000", "\uf8ff", "\ufffd", "\U00010000", "\U0001F600", "\U0010FFFD", "\u4e2d", "\u00ff", "\u0100", "~", "\u007e\u00a1",
    ];

    [Test, Property("Rule", "Q1")]
    public async Task By_name_the_order_is_that_of_code_points_in_both_directions([Values(1, 2, 3, 7, 100, 1000)] int size)
    {
        var notes = await NewCollectionAsync();
        var random = new Random(1);
        foreach (var name in Names.OrderBy(_ => random.Next()))
            await NewNoteAsync(notes, name);
        var expected = Names.Order(CodePointOrder.Instance).ToList();
        expected.ShouldNotBe(Names.Order(StringComparer.Ordinal).ToList());

        (await ListAsync(new ArtifactQuery(), size)).Select(artifact => artifact.Name).ShouldBe(expected);
        expected.Reverse();
        (await ListAsync(new ArtifactQuery { Direction = SortDirection.Descending }, size)).Select(artifact => artifact.Name).ShouldBe(expected);
    }

    [Test, Property("Rule", "Q1")]
    public async Task The_id_decides_between_equal_names([Values(1, 2, 3, 4)] int size, [Values] SortDirection direction)
    {
        for (int i = 0; i < 7; i++)
        {
            var collection = await NewCollectionAsync($"{i}");
            await NewNoteAsync(collection, "same");
            await NewNoteAsync(collection, i % 2 == 0 ? "other" : "zother");
        }

        var query = new ArtifactQuery { Direction = direction };
        var listed = await ListAsync(query, size);

        listed.Count.ShouldBe(14);
        listed.ShouldBe(Sorted(listed, artifact => artifact.Name, CodePointOrder.Instance, direction));
    }

    [Test, Property("Rule", "Q1")]
    public async Task By_time_of_creation_and_of_update_the_id_decides_between_equals(
        [Values(ArtifactOrder.Created, ArtifactOrder.Updated)] ArtifactOrder order, [Values] SortDirection direction, [Values(1, 2, 5, 100)] int size)
    {
        await FillWithTiesAsync();

        var listed = await ListAsync(new ArtifactQuery { OrderBy = order, Direction = direction }, size);

        listed.Count.ShouldBe(15);
        Func<Artifact, DateTimeOffset> time = order == ArtifactOrder.Created ? artifact => artifact.CreatedAt : artifact => artifact.UpdatedAt;
        listed.ShouldBe(Sorted(listed, time, Comparer<DateTimeOffset>.Default, direction));
        listed.Select(time).Distinct().Count().ShouldBe(order == ArtifactOrder.Created ? 3 : 4);
    }

    [Test, Property("Rule", "Q1")]
    public async Task Times_order_by_the_microsecond()
    {
        var notes = await NewCollectionAsync();
        var expected = new List<string>();
        for (int i = 0; i < 12; i++)
        {
            expected.Add((await NewNoteAsync(notes, $"{11 - i}")).Name);
            Time.Advance(TimeSpan.FromMicroseconds(i == 5 ? 1_000_000 : 1));
        }

        (await ListAsync(new ArtifactQuery { OrderBy = ArtifactOrder.Created }, 5)).Select(artifact => artifact.Name).ShouldBe(expected);
    }

    [Test]
    public async Task Without_a_query_order_the_name_ascending_is_taken()
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "b");
        await NewNoteAsync(notes, "a");

        (await Repository.Artifacts.ListAsync(new ArtifactQuery())).Items.Select(artifact => artifact.Name).ShouldBe(["a", "b"]);
        (await Repository.Artifacts.StreamAsync(new ArtifactQuery()).ToListAsync()).Select(artifact => artifact.Name).ShouldBe(["a", "b"]);
    }

    [Test]
    public async Task An_order_that_does_not_exist_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery { OrderBy = (ArtifactOrder)9 }));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery { Direction = (SortDirection)9 }));
    }

    private static IEnumerable<Artifact> Sorted<TKey>(
        IEnumerable<Artifact> artifacts, Func<Artifact, TKey> key, IComparer<TKey> comparer, SortDirection direction)
    {
        var sorted = artifacts.OrderBy(key, comparer).ThenBy(artifact => artifact.Id.ToString(), StringComparer.Ordinal);
        return direction == SortDirection.Ascending ? sorted : sorted.Reverse();
    }

    private async Task FillWithTiesAsync()
    {
        var notes = await NewCollectionAsync();
        for (int batch = 0; batch < 3; batch++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Repository.WriteAsync(async (t, token) =>
            {
                for (int i = 0; i < 5; i++)
                    await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"{i}-{batch}"), token);
            });
        }

        Time.Advance(TimeSpan.FromSeconds(1));
        await Repository.WriteAsync(async (t, token) =>
        {
            for (int batch = 0; batch < 3; batch++)
                await t.Artifacts.PutAsync(Draft.Note(notes.Id, $"2-{batch}", "new"), Expected.Any, token);
        });
    }

    private Task<IReadOnlyList<Artifact>> ListAsync(ArtifactQuery query, int size) =>
        Walk.AllAsync(page => Repository.Artifacts.ListAsync(query, page), size);
}
