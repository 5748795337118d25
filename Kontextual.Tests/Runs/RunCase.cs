using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Runs;

/// <summary>Runs with all that belongs to them, for the tests of every entity.</summary>
internal sealed partial class RunCase : EntityCase<RunId, OperationRun, RunQuery, RunRow>
{
    /// <summary>The operation, actor and key of one of the runs of <see cref="FillAsync"/>, and the digest of its inputs.</summary>
    public const string Operation = "build";

    public const string Actor = "ann";

    public const string Key = "key";

    private static readonly ContentDigest Web = ContentDigest.Of("web"u8);

    public static ContentDigest InputDigest { get; } = OwnForms.BundleDigest("{}", [new() { BundleId = default, Path = "web", Uri = "urn:x", Digest = Web }]);

    public override IEnumerable<Verb> Verbs =>
    [
        new("run started", (s, t, token) => t.Runs.StartAsync(
            new RunDraft { Operation = "new", IdempotencyKey = "new", Inputs = new BundleDraft { Entries = [InputDraft.Of("a", s.A.Id)] } }, token)),
        new("run begun", (s, t, token) => t.Runs.BeginAsync(Of(s.Runs.Pending), Expected.Exactly(1), token)),
        new("run suspended", (s, t, token) => t.Runs.SuspendAsync(Of(s.Runs.Running), cancellationToken: token)),
        new("run continued", (s, t, token) => t.Runs.ContinueAsync(Of(s.Runs.Suspended), cancellationToken: token)),
        new("run succeeded", (s, t, token) => t.Runs.SucceedAsync(Of(s.Runs.Running), cancellationToken: token)),
        new("run failed", (s, t, token) => t.Runs.FailAsync(Of(s.Runs.Running), cancellationToken: token)),
        new("run cancelled", (s, t, token) => t.Runs.CancelAsync(Of(s.Runs.Suspended), cancellationToken: token)),
        new("run resumed", (s, t, token) => t.Runs.ResumeAsync(s.Runs.Failed.Id, Expected.Any, token)),
        new("run taken over", (s, t, token) => t.Runs.TakeOverAsync(s.Runs.Running.Id, TimeSpan.Zero, Expected.Any, token)),
        new("run alive", (s, t, token) => t.Runs.HeartbeatAsync(Of(s.Runs.Running), token)),
        new("output recorded", (s, t, token) => t.Runs.RecordOutputAsync(Of(s.Runs.Running), new OutputDraft { Path = "new", ArtifactId = s.A.Id }, token)),
        new("outputs replaced", (s, t, token) => t.Runs.RecordOutputsAsync(
            Of(s.Runs.Running), [new() { Path = "a", ArtifactId = s.A.Id }, new() { Path = "b", ArtifactId = s.B.Id }], token)),
        new("step added", (s, t, token) => t.Runs.AddStepAsync(Of(s.Runs.Running), new StepDraft { Name = "new" }, token)),
        new("step begun", (s, t, token) => t.Runs.BeginStepAsync(Of(s.Runs.Running), s.Runs.PendingStep.Id, cancellationToken: token)),
        new("step suspended", (s, t, token) => t.Runs.SuspendStepAsync(Of(s.Runs.Running), s.Runs.RunningStep.Id, cancellationToken: token)),
        new("step succeeded", (s, t, token) =>
            t.Runs.SucceedStepAsync(Of(s.Runs.Running), s.Runs.RunningStep.Id, KeptJson.Parse("[1.0]"), cancellationToken: token)),
        new("step failed", (s, t, token) => t.Runs.FailStepAsync(Of(s.Runs.Running), s.Runs.RunningStep.Id, cancellationToken: token)),
        new("step skipped", (s, t, token) => t.Runs.SkipStepAsync(Of(s.Runs.Running), s.Runs.PendingStep.Id, cancellationToken: token)),
        new("step cancelled", (s, t, token) => t.Runs.CancelStepAsync(Of(s.Runs.Running), s.Runs.PendingStep.Id, cancellationToken: token)),
        new("run purged", (s, t, token) => t.Runs.PurgeAsync(s.Runs.Failed.Id, Expected.Any, token)),
    ];

    // The states of runs, steps, bundles and manifests are in WrittenStates, because they have no cases of their own.
    public override IEnumerable<WrittenState> States => WrittenStates.OfRuns();

    protected override IReadOnlyList<Filter<RunQuery, RunRow>> Filters => RunFilters.All;

    protected override IEnumerable<Filter<RunQuery, RunRow>> Generated => RunFilters.Mixes.SelectMany(mix => mix.Filters);

    protected override IEnumerable<(string Name, Func<Stored, RunQuery> Query, string Index)> Listings =>
    [
        ("all", _ => new(), "ix_operation_runs_created_at_id"),
        ("newest first", _ => new() { Direction = SortDirection.Descending }, "ix_operation_runs_created_at_id"),
        ("by operation and status", _ => new() { Operation = Operation, Statuses = [RunStatus.Running] }, "ix_operation_runs_"),
    ];

    public override IReadOnlyList<object>? QueriesFor(string property, Stored stored) =>
        property == nameof(RunQuery.IncludePurged) ? [Removed(purged: true)] : base.QueriesFor(property, stored);

    public override async Task FillAsync(IKnowledgeRepository repository, ManualTime time, Stored stored)
    {
        var web = InputDraft.Outside("web", "urn:x", Web);
        var draft = new RunDraft { Operation = Operation, Actor = Actor, IdempotencyKey = Key, Inputs = new BundleDraft { Entries = [web] } };
        var first = (await repository.StartRunAsync(draft)).Value;
        time.Advance(TimeSpan.FromSeconds(1));
        var inputs = new BundleDraft { Parameters = Draft.Meta("""{"p":1.0}"""), Entries = [web, InputDraft.Of("in", stored.Artifact.Id, 1)] };
        var second = await WorkAsync(repository, time, stored, new RunDraft { Operation = "other", ParentRunId = first.Id, Inputs = inputs });
        await repository.FailRunAsync(second, new AttemptReport { Tool = Draft.Meta("""{"t":1}"""), Environment = Draft.Meta("""{"e":1}"""), Diagnostics = [Problem] });
        time.Advance(TimeSpan.FromSeconds(1));
        var third = await WorkAsync(repository, time, stored, new RunDraft { Operation = Operation, Actor = "bob" });
        await repository.HeartbeatRunAsync(third);
        time.Advance(TimeSpan.FromSeconds(1));
        var cancelled = (await repository.StartRunAsync(new RunDraft { Operation = Operation })).Value;
        await repository.CancelRunAsync(new(cancelled.Id, 1));
    }

    protected override RunQuery Removed(bool purged) => new() { IncludePurged = purged };

    protected override IReadOnlyList<RunQuery>? QueriesForOption(string property) =>
        property == nameof(RunQuery.Direction) ? [new() { Direction = SortDirection.Descending }] : null;

    public override async IAsyncEnumerable<(EntityId Id, int Version)> VersionsAsync(IKnowledgeReaders readers)
    {
        await foreach (var run in readers.Runs.StreamAsync(Removed(purged: false)))
        {
            yield return (new(run.Id.Value), run.Version);
            if (run.InputBundleId is { } bundle)
                yield return (new(bundle.Value), 1);
            foreach (var step in await readers.Runs.StepsAsync(run.Id))
                yield return (new(step.Id.Value), step.Version);
            foreach (var manifest in await readers.Runs.ManifestsAsync(run.Id))
                yield return (new(manifest.Id.Value), 1);
        }
    }

    protected override IEnumerable<NamedRead> MoreReads(IKnowledgeReaders readers, OperationRun entity) =>
    [
        new($"steps of run {entity.Id}", async () => await readers.Runs.StepsAsync(entity.Id)),
        new($"open step of run {entity.Id}", async () => await readers.Runs.FindOpenStepAsync(entity.Id)),
        new($"outputs of run {entity.Id}", async () => (await readers.Runs.OutputsAsync(entity.Id)).Items),
        new($"manifests of run {entity.Id}", async () => await readers.Runs.ManifestsAsync(entity.Id)),
        new($"entries of run {entity.Id}", async () => await BelongingsAsync(readers, entity).ToListAsync()),
        .. Enum.GetValues<LineageDirection>().Select(direction => new NamedRead($"lineage {direction} of run {entity.Id}", async () =>
            (await readers.Runs.LineageAsync(new() { Run = entity.Id, Direction = direction, RelationshipTypes = ["refers-to"] })).Edges)),
        .. new[] { false, true }.Select(transitive => new NamedRead($"stale outputs, transitive {transitive}, of run {entity.Id}", async () =>
            (await readers.Runs.StaleAsync(new() { Run = entity.Id, Transitive = transitive })).Items)),
        new($"stale outputs beside run {entity.Id}", async () => (await readers.Runs.StaleAsync(new())).Items),
        new($"run like run {entity.Id}", async () => await readers.Runs.FindCachedAsync(Operation, InputDigest)),
    ];

    protected override async IAsyncEnumerable<object> BelongingsAsync(IKnowledgeReaders readers, OperationRun entity)
    {
        foreach (var step in await readers.Runs.StepsAsync(entity.Id))
            yield return step;
        await foreach (var output in readers.Runs.StreamOutputsAsync(entity.Id))
            yield return output;
        if (entity.InputBundleId is { } bundle)
        {
            yield return await readers.Runs.GetBundleAsync(bundle);
            await foreach (var entry in readers.Runs.StreamBundleEntriesAsync(bundle))
                yield return entry;
        }

        foreach (var manifest in await readers.Runs.ManifestsAsync(entity.Id))
        {
            yield return manifest;
            foreach (var role in Enum.GetValues<ManifestEntryRole>())
            {
                await foreach (var entry in readers.Runs.StreamManifestEntriesAsync(manifest.Id, role))
                    yield return entry;
            }
        }
    }

    private static Diagnostic Problem { get; } = new()
    {
        Severity = DiagnosticSeverity.Error,
        Code = "E",
        Message = "m",
        Step = "s",
        Time = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
    };

    private static RunAttempt Of(OperationRun run) => new(run.Id, run.Attempt);

    private static async Task<RunAttempt> WorkAsync(IKnowledgeRepository repository, ManualTime time, Stored stored, RunDraft draft)
    {
        var attempt = new RunAttempt((await repository.StartRunAsync(draft)).Value.Id, 1);
        await repository.BeginRunAsync(attempt);
        var failed = (await repository.AddStepAsync(attempt, new StepDraft { Name = "failed", Parameters = Draft.Meta("""{"s":1}""") })).Value;
        await repository.BeginStepAsync(attempt, failed.Id);
        await repository.FailStepAsync(attempt, failed.Id, [Problem]);
        var done = (await repository.AddStepAsync(attempt, new StepDraft { Name = "done" })).Value;
        await repository.BeginStepAsync(attempt, done.Id);
        await repository.SucceedStepAsync(attempt, done.Id, KeptJson.Parse("""{"r":1.0}"""));
        time.Advance(TimeSpan.FromSeconds(1));
        await repository.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = stored.Artifact.Id, Revision = 1, Step = done.Id });
        await repository.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = stored.Artifact.Id });
        await repository.RecordOutputAsync(attempt, new OutputDraft { Path = "b", ArtifactId = stored.Artifact.Id, Revision = 1 });
        return attempt;
    }
}
