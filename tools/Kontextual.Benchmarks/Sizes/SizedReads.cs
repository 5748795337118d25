using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Sizes;

/// <summary>The reads that are compared between stores of different sizes. Each selects the same number of artifacts in both.</summary>
internal sealed class SizedReads(SizedStore store, IKnowledgeRepository repository, IReadOnlyList<ArtifactId> ids, IReadOnlyList<ArtifactId> revised, int seed)
{
    private const int InOneRound = 20;

    private readonly Random _random = new(seed);

    /// <summary>The names of the reads.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "get by id", "page of 100 by name", "equality in metadata, 100 artifacts", "range in metadata, 100 artifacts", "facets of 100 artifacts",
        "order by metadata of 100 artifacts", "a word in 100 texts of an author", "history of 10 revisions", "a word in 100 texts",
        "first page of a word in every tenth text", "ranked search of a word in 100 texts",
    ];

    /// <summary>Returns the median time of a read of one kind, in seconds.</summary>
    public async Task<double> TimeAsync(int kind)
    {
        var times = new List<double>(InOneRound);
        for (var i = 0; i < InOneRound; i++)
        {
            var (number, author) = (_random.Next(store.Artifacts - SizedStore.Matches), $"author {_random.Next(store.Authors)}");
            var start = Stopwatch.GetTimestamp();
            var found = await ReadAsync(kind, number, author);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            var expected = kind switch { 0 => 1, 4 => 2, 7 => 10, _ => SizedStore.Matches };
            if (found != expected)
                throw new CheckFailedException($"{Kinds[kind]}: found {found} instead of {expected} in a store of {store.Artifacts:N0} artifacts.");
        }

        return Statistics.Median(times);
    }

    private async Task<int> ReadAsync(int kind, int number, string author)
    {
        MetadataFilter[] ofAuthor = [MetadataFilter.Equal("/author", author)];
        return kind switch
        {
            0 => await repository.Artifacts.FindAsync(ids[number % ids.Count]) is null ? 0 : 1,
            1 => await ListAsync(new() { NamePrefix = "folder 5" }),
            2 => await ListAsync(new() { Metadata = ofAuthor }),
            3 => await ListAsync(new() { Metadata = [MetadataFilter.Between("/number", number, number + SizedStore.Matches - 1)] }),
            4 => (await repository.Artifacts.MetadataFacetsAsync(new() { Metadata = ofAuthor }, "/status")).Items.Count,
            5 => await ListAsync(new() { Metadata = ofAuthor, OrderByMetadata = "/score" }),
            6 => await ListAsync(new() { Metadata = ofAuthor, Words = "document" }),
            7 => (await repository.Artifacts.HistoryAsync(revised[number % revised.Count])).Items.Count,
            8 => await ListAsync(new() { Words = SizedText.WordOf(number % store.Authors) }),
            9 => await ListAsync(new() { Words = SizedText.InEveryTenth }),
            _ => (await repository.Artifacts.SearchAsync(new() { Words = SizedText.WordOf(number % store.Authors), Limit = SizedStore.Matches })).Hits.Count,
        };
    }

    private async Task<int> ListAsync(ArtifactQuery query) => (await repository.Artifacts.ListAsync(query)).Items.Count;
}
