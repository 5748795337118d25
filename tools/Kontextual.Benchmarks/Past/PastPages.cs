using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Past;

/// <summary>Measures pages of the present and pages of the past in turns, at the same positions in the same collections.</summary>
internal sealed class PastPages(IKnowledgeRepository repository, IReadOnlyList<CollectionId> collections, long records, int seed)
{
    private const int PagesInOneRound = 300;
    private const int Warmups = 3;

    /// <summary>The kinds of pages: the present, as of a sequence, and as of a time.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["the present", "as of a sequence", "as of a time"];

    /// <summary>Measures the median time of a page in each round, in seconds, by kind.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<double>>> MeasureAsync(int rounds)
    {
        var random = new Random(seed);
        var times = Kinds.Select(_ => new List<double>()).ToList();
        for (var round = -Warmups; round < rounds; round++)
        {
            var pages = await PagesAsync(random);
            for (var i = 0; i < Kinds.Count; i++)
            {
                // The first kind changes, so that no kind always finds the pages of the file in memory.
                var kind = (i + round + Warmups) % Kinds.Count;
                Quiet.Settle();
                var seconds = await TimeAsync(pages[kind]);
                if (round >= 0)
                    times[kind].Add(seconds);
            }

            if (round < 0)
                await Quiet.RestAsync();
        }

        return times;
    }

    /// <summary>Makes the requests for pages, by kind. From the second page on, they contain the cursor of the previous page.</summary>
    private async Task<IReadOnlyList<List<Request>>> PagesAsync(Random random)
    {
        var pages = Kinds.Select(_ => new List<Request>()).ToList();
        while (pages[0].Count < PagesInOneRound)
        {
            var collection = collections[random.Next(collections.Count)];
            var sequence = random.NextInt64(records / 2, records);
            var time = (await repository.Changes.FindAsync(sequence))!.Time;
            IArtifactReader[] readers =
            [
                repository.Artifacts,
                repository.AsOf(AsOf.AtSequence(sequence)).Artifacts,
                repository.AsOf(AsOf.AtTime(time)).Artifacts,
            ];
            for (var kind = 0; kind < Kinds.Count; kind++)
                pages[kind].AddRange(await WalkAsync(readers[kind], new ArtifactQuery { Collection = collection }, 4));
        }

        return pages;
    }

    private static async Task<List<Request>> WalkAsync(IArtifactReader reader, ArtifactQuery query, int count)
    {
        var requests = new List<Request>();
        for (var request = PageRequest.Default; requests.Count < count;)
        {
            requests.Add(new(reader, query, request));
            var page = await reader.ListAsync(query, request);
            if (page.Items.Count != PageRequest.Default.Size || page.NextCursor is null)
                throw new CheckFailedException("A collection has fewer artifacts than the requested pages.");
            request = request with { Cursor = page.NextCursor };
        }

        return requests;
    }

    private static async Task<double> TimeAsync(List<Request> pages)
    {
        var times = new List<double>(pages.Count);
        foreach (var (reader, query, page) in pages)
        {
            var start = Stopwatch.GetTimestamp();
            await reader.ListAsync(query, page);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Statistics.Median(times);
    }

    private sealed record Request(IArtifactReader Reader, ArtifactQuery Query, PageRequest Page);
}
