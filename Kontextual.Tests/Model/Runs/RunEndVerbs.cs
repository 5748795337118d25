using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Model;

/// <summary>What an attempt reports at its end.</summary>
internal sealed record ReportWish(Meta Tool, Meta Environment, Notices Notices)
{
    /// <summary>What an attempt reports that says nothing.</summary>
    public static ReportWish None { get; } = new(PlainValues.Metadata, PlainValues.Metadata, Notices.None);

    public static Gen<ReportWish?> Generated { get; } = ValueGenerators.Maybe(
        from tool in ValueGenerators.Meta
        from environment in ValueGenerators.Meta
        from notices in ValueGenerators.Notices
        select new ReportWish(tool, environment, notices));

    /// <summary>In the type of the product.</summary>
    public AttemptReport Value => new() { Tool = Tool.Value, Environment = Environment.Value, Diagnostics = Notices.Given };
}

/// <summary>Ends an attempt.</summary>
internal abstract record EndVerb(Ref Run, int Shift, Guess Guess, ReportWish? Report) : AttemptVerb(Run, Shift, Guess)
{
    public override IEnumerable<Step> Simpler() => Report is null ? [] : [this with { Report = null }];

    protected Done<RunRow> End(PlainTransaction t, RunAttempt attempt, int? expected, AttemptOutcome outcome, RunStatus to, params RunStatus[] from)
    {
        var found = PlainRuns.Current(t, attempt);
        PlainRuns.RequireStatus(found, to, from);
        t.RequireVersion(found, expected);
        var report = Report ?? ReportWish.None;
        if (found.StartedAt is not null)
            Seal(t, found, outcome, report);
        return PlainRuns.Move(t, found, found with { Status = to, FinishedAt = t.Time, Diagnostics = report.Notices.Text });
    }

    protected static async Task<Done<RunRow>> EndedAsync(IKnowledgeTransaction t, OperationRun run) => Moved(run) with
    {
        Made = await t.Runs.FindManifestAsync(new(run.Id, run.Attempt)) is { } manifest ? [manifest.Id.Value] : [],
    };

    /// <summary>Seals the manifest of the current attempt.</summary>
    public static void Seal(PlainTransaction t, RunRow run, AttemptOutcome outcome, ReportWish report)
    {
        List<PinRow> inputs = run.Bundle is { } bundle ? [.. PlainRuns.InputsOf(t, bundle)] : [];
        List<PinRow> outputs =
            [.. PlainRuns.OutputsAt(t, run.Id, t.Now).Select(row => new PinRow(row.Path, row.Artifact, row.Revision, null, row.Digest))];
        var form = new RunManifest
        {
            Id = default,
            RunId = run.Id,
            Attempt = run.Attempt,
            Outcome = outcome,
            Tool = report.Tool.Value,
            Environment = report.Environment.Value,
            StartedAt = Clock.Of(run.StartedAt!),
            FinishedAt = Clock.Of(t.Time),
            Diagnostics = report.Notices.Kept,
            Digest = default,
            EntryCount = 0,
        };
        var digest = OwnForms.ManifestDigest(
            form,
            t.Rules.Canonical(report.Tool),
            t.Rules.Canonical(report.Environment),
            [.. inputs.Select(pin => pin.Entry(ManifestEntryRole.Input)), .. outputs.Select(pin => pin.Entry(ManifestEntryRole.Output))]);
        var row = new ManifestRow(
            new(t.NewId()), run.Id, run.Attempt, outcome, report.Tool.Kept, report.Environment.Kept, run.StartedAt!, t.Time, report.Notices.Text,
            $"{digest}", inputs.Count + outputs.Count, IsPurged: false);
        PlainRuns.SetEntries(t, row.Id, ManifestEntryRole.Input, inputs);
        PlainRuns.SetEntries(t, row.Id, ManifestEntryRole.Output, outputs);
        t.Record(row, t.Change(row, Outcome.Created) with { NewDigest = row.Digest, State = row.State() });
    }
}

/// <summary>Ends a run that has done its work.</summary>
internal sealed record SucceedRun(Ref Run, int Shift, Guess Guess, ReportWish? Report) : EndVerb(Run, Shift, Guess, Report)
{
    public static Gen<SucceedRun> Generated { get; } =
        from report in ReportWish.Generated from step in RunMoves.Of((run, shift, guess) => new SucceedRun(run, shift, guess, report)) select step;

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected) =>
        End(t, attempt, expected, AttemptOutcome.Succeeded, RunStatus.Succeeded, RunStatus.Running);

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        await EndedAsync(t, await t.Runs.SucceedAsync(attempt, Report?.Value, expected));
}

/// <summary>Ends a run that has failed.</summary>
internal sealed record FailRun(Ref Run, int Shift, Guess Guess, ReportWish? Report) : EndVerb(Run, Shift, Guess, Report)
{
    public static Gen<FailRun> Generated { get; } =
        from report in ReportWish.Generated from step in RunMoves.Of((run, shift, guess) => new FailRun(run, shift, guess, report)) select step;

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected) =>
        End(t, attempt, expected, AttemptOutcome.Failed, RunStatus.Failed, RunStatus.Running);

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        await EndedAsync(t, await t.Runs.FailAsync(attempt, Report?.Value, expected));
}

/// <summary>Gives a run up.</summary>
internal sealed record CancelRun(Ref Run, int Shift, Guess Guess, ReportWish? Report) : EndVerb(Run, Shift, Guess, Report)
{
    public static Gen<CancelRun> Generated { get; } =
        from report in ReportWish.Generated from step in RunMoves.Of((run, shift, guess) => new CancelRun(run, shift, guess, report)) select step;

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected) => End(
        t, attempt, expected, AttemptOutcome.Cancelled, RunStatus.Cancelled, RunStatus.Pending, RunStatus.Running, RunStatus.Suspended);

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        await EndedAsync(t, await t.Runs.CancelAsync(attempt, Report?.Value, expected));
}

/// <summary>Takes a run over from a worker that has been silent for so long.</summary>
internal sealed record TakeOverRun(Ref Entity, Guess Guess, int Microseconds) : Verb<RunId, RunRow>(Entity, Guess)
{
    public static Gen<TakeOverRun> Generated { get; } =
        from silence in Gen.Elements(0, 0, 0, 1, 1000, 5_000_000, 5_000_001, -1)
        from step in RunMoves.Of((run, _, guess) => new TakeOverRun(run, guess, silence))
        select step;

    private TimeSpan Silence => TimeSpan.FromMicroseconds(Microseconds);

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunId id, int? expected)
    {
        PlainRules.Range(Microseconds, 0, int.MaxValue);
        var found = t.Existing<RunRow>(id);
        PlainRuns.RequireStatus(found, RunStatus.Running, RunStatus.Running);
        var last = Clock.Of(found.AliveAt!);
        if (!t.Rules.IsStalled(Clock.Of(t.Time) - last, Silence))
            throw new RunNotStalledException(id, last, last + Silence);
        t.RequireVersion(found, expected);
        EndVerb.Seal(t, found, AttemptOutcome.Abandoned, ReportWish.None);
        return PlainRuns.Next(t, found);
    }

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunId id, Expected expected)
    {
        var run = await t.Runs.TakeOverAsync(id, Silence, expected);
        var manifest = await t.Runs.FindManifestAsync(new(id, run.Attempt - 1));
        return new(RunRow.Of(run), Outcome.Moved) { Made = [manifest!.Id.Value] };
    }
}
