using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Lineage;

/// <summary>
/// Fills a store with runs that use what earlier runs made. Each run has several inputs and several outputs. Some runs also record an artifact of an
/// earlier run as their output, so that the lineage has cycles.
/// </summary>
internal sealed class LineageStore(IKnowledgeRepository repository, Sources sources, int artifacts, int runs, int seed)
{
    /// <summary>The operation of the runs.</summary>
    public const string Operation = "make";

    private const int RunsInOneTransaction = 200;
    private const int MostEarlierInputs = 3;
    private const int CycleEvery = 10;
    private const int OutsideEvery = 10;
    private const int NamedEvery = 4;

    // The number of runs before a run whose artifacts it can use.
    private const int Reach = 10;

    private readonly Random _random = new(seed);
    private readonly List<ArtifactId> _made = [];
    private CollectionId _collection;

    private int OfEachRun => artifacts / runs;

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        _collection = (await repository.CreateCollectionAsync(new CollectionDraft { Name = "lineage" }, cancellationToken: cancellationToken)).Value.Id;
        for (var first = 0; first < runs; first += RunsInOneTransaction)
        {
            await repository.WriteAsync(
                async (t, token) =>
                {
                    for (var run = first; run < Math.Min(first + RunsInOneTransaction, runs); run++)
                        await MakeRunAsync(t, run, token);
                    return true;
                },
                cancellationToken: cancellationToken);
            sources.Step();
        }
    }

    private async Task MakeRunAsync(IKnowledgeTransaction t, int number, CancellationToken token)
    {
        // The first artifact of each run comes from outside. The run uses it, and makes the others.
        var source = await MakeArtifactAsync(t, number, 0, null, token);
        var run = (await t.Runs.StartAsync(
            new RunDraft { Operation = Operation, Inputs = new BundleDraft { Entries = [InputDraft.Of("source", source, 1), .. Inputs(number)] } }, token)).Value;
        var attempt = new RunAttempt(run.Id, 1);
        await t.Runs.BeginAsync(attempt, cancellationToken: token);
        await t.Runs.RecordOutputsAsync(attempt, await OutputsAsync(t, number, run.Id, token), token);
        await t.Runs.SucceedAsync(attempt, cancellationToken: token);
    }

    private async Task<List<OutputDraft>> OutputsAsync(IKnowledgeTransaction t, int number, RunId run, CancellationToken token)
    {
        var earlier = _made.Count - 1;
        var outputs = new List<OutputDraft>();
        for (var i = 1; i < OfEachRun; i++)
        {
            var artifact = await MakeArtifactAsync(t, number, i, run, token);

            // Some revisions only name their run.
            if (i < OfEachRun - 1 || number % NamedEvery != 0)
                outputs.Add(new OutputDraft { Path = $"output {i}", ArtifactId = artifact, Revision = 1 });
        }

        if (number % CycleEvery == CycleEvery - 1)
            outputs.Add(new OutputDraft { Path = "earlier", ArtifactId = Earlier(earlier), Revision = 1 });
        return outputs;
    }

    private IEnumerable<InputDraft> Inputs(int number)
    {
        var earlier = _made.Count - 1;
        if (earlier > 0)
        {
            for (var i = _random.Next(1, MostEarlierInputs + 1); i > 0; i--)
                yield return InputDraft.Of($"input {i}", Earlier(earlier), 1);
        }

        if (number % OutsideEvery == 0)
            yield return InputDraft.Outside("outside", $"https://example.org/{number % 100}", ContentDigest.Of([(byte)(number % 100)]));
    }

    private ArtifactId Earlier(int end) => _made[_random.Next(Math.Max(0, end - (Reach * OfEachRun)), end)];

    private async Task<ArtifactId> MakeArtifactAsync(IKnowledgeTransaction t, int number, int place, RunId? run, CancellationToken token)
    {
        var draft = new ArtifactDraft
        {
            Collection = _collection,
            Name = $"run {number:00000} artifact {place}",
            Type = "note",
            Content = ContentSource.FromText($"text {number} {place}"),
            ProducingRunId = run,
        };
        _made.Add((await t.Artifacts.CreateAsync(draft, token)).Id);
        return _made[^1];
    }
}
