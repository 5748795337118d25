using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Creates artifacts while a feed waits for new change records. An operation ends when the feed has returned the record.</summary>
internal sealed class FollowChanges : SequentialWorkload<NewArtifact, ChangeRecord>
{
    private readonly Dictionary<ContestantKind, IAsyncEnumerator<ChangeRecord>> _feeds = [];
    private Task<bool> _next = Task.FromResult(false);

    public override string Name => "follow";

    public override string Operation => "create an artifact, durably, and receive its change record from a waiting feed";

    public override int OperationsPerRound => 200;

    public override bool Writes => true;

    public override async Task BeginAsync(Entrant entrant, Catalogue catalogue)
    {
        await base.BeginAsync(entrant, catalogue);
        _feeds[entrant.Kind] = entrant.Contestant.FollowAsync(catalogue.Head).GetAsyncEnumerator();
    }

    public override async Task EndAsync(Entrant entrant)
    {
        if (_feeds.Remove(entrant.Kind, out var feed))
            await feed.DisposeAsync();
        await base.EndAsync(entrant);
    }

    protected override NewArtifact[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.New("followed", plan.First + i))];

    protected override ValueTask PrepareOneAsync(Entrant entrant, NewArtifact input)
    {
        _next = _feeds[entrant.Kind].MoveNextAsync().AsTask();
        return ValueTask.CompletedTask;
    }

    protected override async ValueTask<ChangeRecord> RunOneAsync(Entrant entrant, NewArtifact input)
    {
        var created = await entrant.Contestant.CreateAsync(input);
        await _next;
        var record = _feeds[entrant.Kind].Current;
        return record.EntityId == created.Id
            ? record
            : throw new CheckFailedException($"{Name}: the feed of {entrant.Kind} returned the record of another change than the last one.");
    }

    protected override long Fold(ChangeRecord answer) => answer.Sequence + answer.Time.Ticks;

    protected override void Describe(ChangeRecord answer, AnswerDigest digest) => digest.Add(answer);
}
