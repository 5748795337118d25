using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Past;

/// <summary>Times pages of the present against pages of the past, in turns, from the same places of the same collections.</summary>
internal sealed class PastPages(IKnowledgeRepository repository, IReadOnlyList<CollectionId> collections, long records, int seed)
{
    private const int PagesInOneRound = 300;
    private const int Warmups = 3;

    /// <summary>The kinds of pages: as of nothing (the present), as of a sequence, as of a time.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["the present", "as of a sequence", "as of a time"];

    /// <summary>The median time of a page in each round, in seconds, by kind.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<double>>> MeasureAsync(int rounds)
    {
        var random = new Random(seed);
        var times = Kinds.Select(_ => new List<double>()).ToList();
        for (var round = -Warmups; round < rounds; round++)
        {
            var pages = await PagesAsync(random);
            for (var i = 0; i < Kinds.Count; i++)
            {
                // Whoever comes first changes, so that nobody always finds the pages of the file in memory.
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

    /// <summary>Requests for pages, by kind; from the second page on they have the cursor of the one before.</summary>
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
                throw new CheckFailedException("A collection is smaller than the pages that are asked of it.");
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
