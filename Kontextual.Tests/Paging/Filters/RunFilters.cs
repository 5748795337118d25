using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Repository;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="RunQuery"/>. The runs that they select are those of <see cref="RunCase"/>.</summary>
internal static class RunFilters
{
    private static readonly RunId NoRun = RunId.Parse("01890000-0000-7000-8000-00000000000a");

    public static RunFilter<string> Operation { get; } = new(nameof(RunQuery.Operation))
    {
        Set = (query, operation) => query with { Operation = operation },
        Selects = (row, operation) => row.Operation == operation,
        Keep = (rules, operation) => rules.Name(operation),
        SampleValue = _ => RunCase.Operation,
        Generated = ProgramValues.Texts(ValueGenerators.Operation),
        Refused = [.. BadValues.Names.Select(bad => new RefusedQuery<RunQuery>($"{bad.Flaw}, as an operation to filter by", new() { Operation = bad.Name }, bad.Says))],
        Indexes = [new("by operation", "ix_operation_runs_operation_created_at_id (operation=?")],
    };

    public static RunFilter<IReadOnlyCollection<RunStatus>> Statuses { get; } = new(nameof(RunQuery.Statuses))
    {
        Set = (query, statuses) => query with { Statuses = statuses },
        Selects = (row, statuses) => statuses.Contains(row.Status),
        Text = statuses => string.Join(',', statuses),
        SampleValue = _ => [RunStatus.Running],
        Generated = Constants<IReadOnlyCollection<RunStatus>>([RunStatus.Running], [RunStatus.Failed, RunStatus.Pending]),
        Refused = [new("no statuses to filter by", new() { Statuses = [] }, "no statuses")],
        Indexes = [new("by status", "ix_operation_runs_status_created_at_id (status=?")],
    };

    public static RunFilter<bool> Unfinished { get; } = new(nameof(RunQuery.Unfinished))
    {
        Set = (query, unfinished) => query with { Unfinished = unfinished },
        Selects = (row, unfinished) => !unfinished || row.Status is RunStatus.Pending or RunStatus.Running or RunStatus.Suspended,
        SampleValue = _ => true,
        Generated = Constants(true),
        Refused = [],
        RefusesNothing = true,
    };

    public static RunFilter<DateTimeOffset> StalledSince { get; } = new(nameof(RunQuery.StalledSince))
    {
        Set = (query, since) => query with { StalledSince = since },
        Selects = (row, since) => row.Status == RunStatus.Running && Clock.Of(row.AliveAt!) < since,
        SampleValue = stored => stored.Artifact.CreatedAt.AddYears(1),
        Generated = Times,
        Refused = [],
        RefusesNothing = true,
        IsOfThePresent = true,
        Indexes = [new("stalled", "ix_operation_runs_status_created_at_id (status=?")],
    };

    public static RunFilter<string> Actor { get; } = new(nameof(RunQuery.Actor))
    {
        Set = (query, actor) => query with { Actor = actor },
        Selects = (row, actor) => row.Actor == actor,
        SampleValue = _ => RunCase.Actor,
        Generated = Constants(RunCase.Actor, ""),
        Refused = [new("an actor of 4,097 code points to filter by", new() { Actor = new string('x', 4_097) }, "the maximum is 4096")],
    };

    public static RunFilter<RunId> ParentRunId { get; } = new(nameof(RunQuery.ParentRunId))
    {
        Set = (query, parent) => query with { ParentRunId = parent },
        Selects = (row, parent) => row.Parent == parent,
        Keep = (_, parent) => PlainIds.Keep(parent),
        SampleValue = _ => NoRun,
        Generated = ProgramValues.Ids<RunId>(ValueGenerators.End),
        Refused = [new("the default id of a parent to filter by", new() { ParentRunId = default(RunId) }, "default value")],
    };

    public static RunFilter<DateTimeOffset> CreatedFrom { get; } = new(nameof(RunQuery.CreatedFrom))
    {
        Set = (query, time) => query with { CreatedFrom = time },
        Selects = (row, time) => Clock.Of(row.CreatedAt) >= time,
        SampleValue = stored => stored.Artifact.CreatedAt.AddYears(1),
        Generated = Times,
        Refused = [],
        RefusesNothing = true,
        Indexes = [new("created from", "ix_operation_runs_created_at_id (created_at>?")],
    };

    public static RunFilter<DateTimeOffset> CreatedBefore { get; } = new(nameof(RunQuery.CreatedBefore))
    {
        Set = (query, time) => query with { CreatedBefore = time },
        Selects = (row, time) => Clock.Of(row.CreatedAt) < time,
        SampleValue = stored => stored.Artifact.CreatedAt,
        Generated = Times,
        Refused = [],
        RefusesNothing = true,
        Indexes = [new("created before", "ix_operation_runs_created_at_id (created_at<?")],
    };

    public static RunFilter<string> InputDigest { get; } = new(nameof(RunQuery.InputDigest))
    {
        Set = (query, digest) => query with { InputDigest = digest.Length == 0 ? default(ContentDigest) : ContentDigest.Parse(digest) },
        Selects = (row, digest) => row.Inputs == digest,
        SampleValue = _ => $"{RunCase.InputDigest}",
        Generated = Digests,
        Refused = [new("the default digest of inputs to filter by", new() { InputDigest = default(ContentDigest) }, "default value")],
    };

    public static RunFilter<string> IdempotencyKey { get; } = new(nameof(RunQuery.IdempotencyKey))
    {
        Set = (query, key) => query with { IdempotencyKey = key },
        Selects = (row, key) => row.Key == key,
        Keep = (rules, key) => FindRunByKey.KeptKey(rules, key),
        SampleValue = _ => RunCase.Key,
        Generated = ProgramValues.Texts(ValueGenerators.Key),
        Refused =
        [
            new("an empty key to filter by", new() { IdempotencyKey = "" }, "empty"),
            .. BadValues.Texts.Select(bad => new RefusedQuery<RunQuery>($"{bad.Flaw}, as a key to filter by", new() { IdempotencyKey = bad.Text }, bad.Says)),
        ],
    };

    public static IReadOnlyList<Filter<RunQuery, RunRow>> All { get; } =
        [Operation, Statuses, Unfinished, StalledSince, Actor, ParentRunId, CreatedFrom, CreatedBefore, InputDigest, IdempotencyKey];

    /// <inheritdoc cref="ArtifactFilters.Mixes"/>
    public static IReadOnlyList<FilterMix<RunQuery, RunRow>> Mixes { get; } = [new(2), .. All.Select(filter => new FilterMix<RunQuery, RunRow>(1, filter))];

    // The times of the runs that the clients know.
    private static FsCheck.Gen<ProgramValue<DateTimeOffset>> Times =>
        from run in ValueGenerators.End
        from shift in Gen.Elements(-1, 0, 1)
        select new ProgramValue<DateTimeOffset>(
            $"time of {run} {shift:+0;-0;+0}us",
            scene => (Known(scene, run) is { } row ? Clock.Of(row.AliveAt ?? row.CreatedAt) : DateTimeOffset.UnixEpoch).AddMicroseconds(shift));

    // The digests of the bundles that the clients know.
    private static FsCheck.Gen<ProgramValue<string>> Digests =>
        from run in ValueGenerators.End
        select new ProgramValue<string>(
            $"inputs of {run}",
            scene => Known(scene, run)?.Bundle is { } id && scene.KnownEntities.Last<BundleRow>(id) is { } bundle ? bundle.Digest : $"{RunCase.InputDigest}");

    private static RunRow? Known(Scene scene, Ref run) => scene.KnownEntities.Last<RunRow>(scene.Id<RunId>(run));

    private static FsCheck.Gen<ProgramValue<TValue>> Constants<TValue>(params TValue[] values) =>
        from value in Gen.Elements(values) select new ProgramValue<TValue>($"{value}", _ => value);
}

/// <inheritdoc cref="Filter{TQuery, TRow, TValue}"/>
internal sealed class RunFilter<TValue>(string property) : Filter<RunQuery, RunRow, TValue>(property);
