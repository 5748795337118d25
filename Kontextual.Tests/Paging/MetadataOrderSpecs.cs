using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>Listings in the order of a value in the metadata.</summary>
public sealed class MetadataOrderSpecs(Backend backend) : StoreSpecs(backend)
{
    private readonly List<Artifact> all = [];

    [Test, Property("Rule", "Q1"), Property("Rule", "Q2")]
    public async Task Values_of_all_kinds_have_one_order_and_missing_ones_come_last([Values] SortDirection direction, [Values(1, 3, 7, 100)] int size)
    {
        await FillAsync();
        var query = new ArtifactQuery { OrderByMetadata = "/v", Direction = direction };

        var listed = await ListAsync(Repository.Artifacts, query, size);

        listed.ShouldBe(Expected(direction));
        listed[^1].Metadata.ToString().ShouldNotContain("\"v\":1");
    }

    [Test, Property("Rule", "Q1"), Property("Rule", "A6")]
    public async Task The_past_is_ordered_by_the_values_of_its_moment([Values] SortDirection direction)
    {
        await FillAsync();
        var expected = Expected(direction).Select(artifact => artifact.Id).ToList();
        var moment = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        foreach (var artifact in all)
            await Repository.ReviseArtifactAsync(artifact.Id, Domain.Expected.Any, new ArtifactChange { Metadata = Draft.Meta("""{"v":1}""") });

        var listed = await ListAsync(Repository.AsOf(moment).Artifacts, new() { OrderByMetadata = "/v", Direction = direction }, 7);

        listed.Select(artifact => artifact.Id).ShouldBe(expected);
    }

    [Test, Property("Rule", "Q2")]
    public async Task A_pointer_can_lead_into_arrays_and_to_strange_members()
    {
        var notes = await NewCollectionAsync();
        foreach (var (name, metadata) in new[] { ("a", """{"t":[3,1],"a/b~\u0000":"2"}"""), ("b", """{"t":[2,9],"a/b~\u0000":"1"}"""), ("c", """{"t":{"0":1}}"""), ("d", """{"t":[]}""") })
            await AddAsync(notes, name, metadata);

        (await NamesAsync(new() { OrderByMetadata = "/t/0" })).ShouldBe("cbad");
        (await NamesAsync(new() { OrderByMetadata = "/t/1" })).ShouldStartWith("ab");
        (await NamesAsync(new() { OrderByMetadata = "/a~1b~0\0" })).ShouldStartWith("ba");
        (await NamesAsync(new() { OrderByMetadata = "/t/0", Metadata = [MetadataFilter.Exists("/t/1")], Direction = SortDirection.Descending })).ShouldBe("ab");
    }

    [Test, Property("Rule", "Q1")]
    public async Task An_order_that_breaks_a_rule_is_refused_and_a_cursor_belongs_to_its_order()
    {
        var notes = await NewCollectionAsync();
        await AddAsync(notes, "a", """{"v":1}""");
        await AddAsync(notes, "b", """{"v":2}""");
        foreach (var (query, says) in new (ArtifactQuery, string)[]
        {
            (new() { OrderByMetadata = "/tags/*" }, "'*'"), (new() { OrderByMetadata = "" }, "whole metadata"), (new() { OrderByMetadata = "v" }, "begins with '/'"), (new() { OrderByMetadata = "/~" }, "'~0'"),
            (new() { OrderByMetadata = "/v", OrderBy = ArtifactOrder.Size }, "one order"),
        })
        {
            (await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(query))).Message.ShouldContain(says);
        }

        var page = new PageRequest { Size = 1, Cursor = (await Repository.Artifacts.ListAsync(new() { OrderByMetadata = "/v" }, new PageRequest { Size = 1 })).NextCursor };
        (await Repository.Artifacts.ListAsync(new() { OrderByMetadata = "/v" }, page)).Items.Single().Name.ShouldBe("b");
        foreach (var other in new ArtifactQuery[] { new(), new() { OrderByMetadata = "/w" }, new() { OrderByMetadata = "/v", Direction = SortDirection.Descending } })
            await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(other, page));
    }

    private async Task FillAsync()
    {
        all.Clear();
        var notes = await NewCollectionAsync();
        var random = new Random(3);
        string[] metadata = [.. JsonValues.Samples.Concat(JsonValues.WithoutPlace).Select(value => $$"""{"v":{{value}}}"""), "{}", """{"w":1}""", """{"v":5,"w":2}"""];
        random.Shuffle(metadata);
        foreach (var one in metadata)
            all.Add(await AddAsync(notes, $"{all.Count}", one));
    }

    private IEnumerable<Artifact> Expected(SortDirection direction)
    {
        var values = all.ToDictionary(artifact => artifact.Id, artifact => ValueOf(artifact.Metadata.ToString()));
        var present = all.Where(artifact => values[artifact.Id] is not null)
            .Order(Comparer<Artifact>.Create((one, other) => JsonValues.Compare(values[one.Id]!, values[other.Id]!) is not 0 and var order ? order : ById(one, other)));
        var absent = all.Where(artifact => values[artifact.Id] is null).Order(Comparer<Artifact>.Create(ById));
        return direction == SortDirection.Ascending ? present.Concat(absent) : present.Reverse().Concat(absent.Reverse());
    }

    private static int ById(Artifact one, Artifact other) => string.CompareOrdinal(one.Id.ToString(), other.Id.ToString());

    private static string? ValueOf(string metadata) =>
        JsonDocument.Parse(metadata).RootElement.TryGetProperty("v", out var value) && value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
            ? value.GetRawText()
            : null;

    private async Task<Artifact> AddAsync(Collection collection, string name, string metadata) =>
        (await Repository.CreateArtifactAsync(Draft.Note(collection.Id, name) with { Metadata = Draft.Meta(metadata) })).Value;

    private async Task<string> NamesAsync(ArtifactQuery query) => string.Concat((await ListAsync(Repository.Artifacts, query, 2)).Select(artifact => artifact.Name));

    private static Task<IReadOnlyList<Artifact>> ListAsync(IArtifactReader artifacts, ArtifactQuery query, int size) =>
        Walk.AllAsync(page => artifacts.ListAsync(query, page), size);
}
