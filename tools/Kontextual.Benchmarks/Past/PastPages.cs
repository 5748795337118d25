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
    private async Task<IReadOnlyList<List<(ArtifactQuery Query, PageRequest Page)>>> PagesAsync(Random random)
    {
        var pages = Kinds.Select(_ => new List<(ArtifactQuery, PageRequest)>()).ToList();
        while (pages[0].Count < PagesInOneRound)
        {
            var collection = collections[random.Next(collections.Count)];
            var sequence = random.NextInt64(records / 2, records);
            var time = (await repository.Changes.FindAsync(sequence))!.Time;
            AsOf?[] moments = [null, AsOf.AtSequence(sequence), AsOf.AtTime(time)];
            for (var kind = 0; kind < Kinds.Count; kind++)
                pages[kind].AddRange(await WalkAsync(new ArtifactQuery { Collection = collection, AsOf = moments[kind] }, 4));
        }

        return pages;
    }

    private async Task<List<(ArtifactQuery Query, PageRequest Page)>> WalkAsync(ArtifactQuery query, int count)
    {
        var requests = new List<(ArtifactQuery, PageRequest)>();
        for (var request = PageRequest.Default; requests.Count < count;)
        {
            requests.Add((query, request));
            var page = await repository.Artifacts.ListAsync(query, request);
            if (page.Items.Count != PageRequest.Default.Size || page.NextCursor is null)
                throw new CheckFailedException("A collection is smaller than the pages that are asked of it.");
            request = request with { Cursor = page.NextCursor };
        }

        return requests;
    }

    private async Task<double> TimeAsync(List<(ArtifactQuery Query, PageRequest Page)> pages)
    {
        var times = new List<double>(pages.Count);
        foreach (var (query, page) in pages)
        {
            var start = Stopwatch.GetTimestamp();
            await repository.Artifacts.ListAsync(query, page);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Statistics.Median(times);
    }
}
