using System.Diagnostics;
using Kontextual.Persistence;

namespace Kontextual.Torture;

/// <summary>Repeatedly runs writers that expect the same revision at the same time. Exactly one must succeed each time.</summary>
internal sealed class RaceCampaign(int rounds, int writers) : ICampaign
{
    private readonly List<string> _findings = [];

    public string Name => "race";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var store = Path.Combine(folder, "store.db");
        var onFile = await RaceAsync("sqlite", await KnowledgeStore.OpenAsync(options => options.UseSqlite(store), cancellationToken), cancellationToken);
        var check = new StoreCheck(store).CheckWhole([]);
        var inMemory = await RaceAsync("memory", await KnowledgeStore.OpenAsync(options => options.UseInMemory(), cancellationToken), cancellationToken);
        return new Verdict(
            Phrase.Of($"{writers} writers expecting the same revision, one winner in {onFile:N0} of {rounds:N0} rounds on SQLite and ")
                + Phrase.Of($"{inMemory:N0} of {rounds:N0} in memory, {check.Summary}, {Phrase.Seconds(time.Elapsed)}"),
            [.. _findings, .. check.Findings]);
    }

    /// <returns>The number of rounds in which exactly one writer succeeded.</returns>
    private async Task<int> RaceAsync(string place, IKnowledgeRepository repository, CancellationToken cancellationToken)
    {
        await using var closing = repository;
        var artifact = await MakeAsync(repository, cancellationToken);
        int good = 0;
        for (int round = 1; round <= rounds && _findings.Count == 0; round++)
        {
            using var start = new Barrier(writers);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Factory.StartNew(
                () => TryAsync(repository, artifact, round, writer, start, cancellationToken),
                cancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));
            good += await JudgeAsync(repository, artifact, place, round, outcomes) ? 1 : 0;
        }

        return good;
    }

    private static async Task<ArtifactId> MakeAsync(IKnowledgeRepository repository, CancellationToken cancellationToken) =>
        (await repository.WriteAsync(
            async (t, token) =>
            {
                var collection = await t.Collections.CreateAsync(new CollectionDraft { Name = TortureStore.CollectionName }, token);
                return await t.Artifacts.CreateAsync(TortureStore.Draft(collection.Id, "raced for", "as made"), token);
            },
            new WriteContext { Reason = Mark.Reason("made", 2) },
            cancellationToken)).Value.Id;

    /// <returns>The written text, null when another writer was first, or an exclamation mark followed by the error.</returns>
    private static async Task<string?> TryAsync(
        IKnowledgeRepository repository, ArtifactId artifact, int round, int writer, Barrier start, CancellationToken cancellationToken)
    {
        var text = Phrase.Of($"round {round} by {writer}");
        var change = new ArtifactChange { Content = ContentSource.FromText(text) };
        var context = new WriteContext { Reason = Mark.Reason(Phrase.Of($"r{round}.{writer}"), 1) };
        start.SignalAndWait(cancellationToken);
        try
        {
            await repository.ReviseArtifactAsync(artifact, Expected.Exactly(round), change, context, cancellationToken);
            return text;
        }
        catch (VersionConflictException e) when ((e.ExpectedVersion, e.ActualVersion) == (round, round + 1))
        {
            return null;
        }
        catch (KnowledgeException e)
        {
            return $"!{writer}: {e.GetType().Name}: {e.Message}";
        }
    }

    private async Task<bool> JudgeAsync(IKnowledgeRepository repository, ArtifactId artifact, string place, int round, string?[] outcomes)
    {
        var before = _findings.Count;
        _findings.AddRange(outcomes.Where(outcome => outcome?[0] == '!').Select(outcome => $"{place}, round {round}: {outcome}"));
        string[] winners = [.. outcomes.OfType<string>().Where(outcome => outcome[0] != '!')];
        if (winners.Length != 1)
            _findings.Add($"{place}, round {round}: {winners.Length} won: {string.Join(", ", winners)}");
        else if (await repository.Artifacts.GetTextAsync(artifact, round + 1) is var text && text != winners[0])
            _findings.Add($"{place}, round {round}: '{winners[0]}' won, but '{text}' is in the store");
        var head = (await repository.Artifacts.GetAsync(artifact)).HeadRevision;
        if (head != round + 1)
            _findings.Add($"{place}, round {round}: the head is revision {head}");
        return _findings.Count == before;
    }
}
