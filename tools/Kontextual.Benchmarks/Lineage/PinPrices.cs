using System.Diagnostics;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Lineage;

/// <summary>Measures what the revision of an artifact costs if runs have used it: each run that used it is a pin.</summary>
internal sealed class PinPrices(IKnowledgeRepository repository)
{
    private const int ArtifactsOfEach = 10;
    private const int Warmups = 2;
    private const int RunsInOneTransaction = 100;

    private int _texts;

    /// <summary>The numbers of pins that are measured.</summary>
    public static IReadOnlyList<int> Pins { get; } = [0, 10, 1_000];

    /// <summary>The kinds of revisions: of a head that the runs used, of one that has moved on already, and back to the content that they used.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["moves on", "had moved on", "moves back"];

    /// <summary>Measures the mean time of a durable revision in each round, in seconds, by number of pins and kind.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>>> MeasureAsync(int rounds)
    {
        // The name makes it possible to measure a store again.
        var name = FormattableString.Invariant($"pins {(await repository.Changes.HeadAsync()).Sequence}");
        var collection = (await repository.CreateCollectionAsync(new CollectionDraft { Name = name })).Value.Id;
        var groups = new List<List<ArtifactId>>();
        foreach (var pins in Pins)
            groups.Add(await MakeAsync(collection, pins));
        var times = Pins.Select(_ => Kinds.Select(_ => new List<double>()).ToList()).ToList();
        for (var round = -Warmups; round < rounds; round++)
        {
            for (var i = 0; i < groups.Count; i++)
            {
                var group = (i + round + Warmups) % groups.Count;
                Quiet.Settle();
                for (var kind = 0; kind < Kinds.Count; kind++)
                {
                    var seconds = await ReviseAsync(groups[group], kind == Kinds.Count - 1 ? _ => "as used" : _ => $"other {_texts++}");
                    if (round >= 0)
                        times[group][kind].Add(seconds);
                }
            }

            if (round < 0)
                await Quiet.RestAsync();
        }

        return times;
    }

    private async Task<double> ReviseAsync(List<ArtifactId> artifacts, Func<int, string> text)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < artifacts.Count; i++)
            await repository.ReviseArtifactAsync(artifacts[i], Expected.Any, new ArtifactChange { Content = ContentSource.FromText(text(i)) });
        return Stopwatch.GetElapsedTime(start).TotalSeconds / artifacts.Count;
    }

    private async Task<List<ArtifactId>> MakeAsync(CollectionId collection, int pins)
    {
        var artifacts = new List<ArtifactId>();
        await repository.WriteAsync(async (t, token) =>
        {
            for (var i = 0; i < ArtifactsOfEach; i++)
            {
                var draft = new ArtifactDraft { Collection = collection, Name = $"{pins} pins {i}", Content = ContentSource.FromText("as used") };
                artifacts.Add((await t.Artifacts.CreateAsync(draft, token)).Id);
            }

            return true;
        });
        for (var first = 0; first < pins; first += RunsInOneTransaction)
        {
            await repository.WriteAsync(async (t, token) =>
            {
                for (var i = first; i < Math.Min(pins, first + RunsInOneTransaction); i++)
                    await t.Runs.StartAsync(DraftOf(artifacts, i), token);
                return true;
            });
        }

        return artifacts;
    }

    private static RunDraft DraftOf(List<ArtifactId> artifacts, int number) => new()
    {
        Operation = "use",
        Inputs = new BundleDraft
        {
            Parameters = Metadata.Parse($$"""{"number":{{number}}}"""),
            Entries = [.. artifacts.Select((artifact, i) => InputDraft.Of($"input {i}", artifact, 1))],
        },
    };
}
