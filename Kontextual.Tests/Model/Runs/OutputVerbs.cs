using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>An output of a run as a program names it.</summary>
internal sealed record OutputWish(Word Path, Ref Artifact, int? Revision, Ref? Step)
{
    public static Gen<OutputWish> Generated { get; } =
        from path in ValueGenerators.Path
        from artifact in ValueGenerators.End
        from revision in ValueGenerators.Revision
        from step in ValueGenerators.Maybe(ValueGenerators.End, oneIn: 4)
        select new OutputWish(path, artifact, revision, step);

    /// <summary>In the type of the product.</summary>
    public OutputDraft In(Scene scene) => new()
    {
        Path = Path.Text,
        ArtifactId = scene.Id<ArtifactId>(Artifact),
        Revision = Revision,
        Step = StepIn(scene),
    };

    public void Check(PlainRules rules, Scene scene)
    {
        PlainRuns.CheckPath(rules, Path.Text);
        PlainRules.Id<ArtifactId>(scene.Id<ArtifactId>(Artifact));
        PlainRules.Id(StepIn(scene));
    }

    /// <summary>The output as it is recorded now.</summary>
    public OutputRow Pin(PlainTransaction t, Scene scene, RunRow run)
    {
        var artifact = scene.Id<ArtifactId>(Artifact);
        var (revision, digest) = PlainRuns.Pin(t, artifact, Revision);
        int? ordinal = StepIn(scene) is { } step ? PlainSteps.Of(t, run, step).Ordinal : null;
        return new(run.Id, Path.Text, run.Attempt, ordinal, artifact, revision, digest, t.Next, null);
    }

    private StepId? StepIn(Scene scene) => Step is null ? null : scene.Id<StepId>(Step);

    public override string ToString() => $"{Path}: {Artifact} revision {Revision} of step {Step}";
}

/// <summary>Records an output of a run.</summary>
internal sealed record RecordOutput(Ref Run, int Shift, OutputWish Output) : AttemptVerb(Run, Shift, Guess.Any)
{
    public static Gen<RecordOutput> Generated { get; } =
        from output in OutputWish.Generated from step in RunMoves.Of((run, shift, _) => new RecordOutput(run, shift, output)) select step;

    public override IEnumerable<Step> Simpler() => RecordOutputs.Simpler(Output).Select(output => this with { Output = output });

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected)
    {
        Output.Check(t.Rules, scene);
        var run = PlainRuns.Running(t, attempt);
        var wanted = Output.Pin(t, scene, run);
        var current = PlainOutputs.Current(t, run, wanted.Path);
        var done = PlainOutputs.Record(t, run, [wanted]);
        return done.Outcome == Outcome.Unchanged
            ? done with { Outcome = $"{Outcome.Unchanged} {current}" }
            : done with { Outcome = $"{(current is null ? Outcome.Created : Outcome.Updated)} {wanted}" };
    }

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected)
    {
        var written = await t.Runs.RecordOutputAsync(attempt, Output.In(scene));
        return new(RunRow.Of(await t.Runs.GetAsync(attempt.RunId)), $"{written.Outcome} {OutputRow.Of(written.Value)}");
    }
}

/// <summary>Records several outputs of a run.</summary>
internal sealed record RecordOutputs(Ref Run, int Shift, IReadOnlyList<OutputWish> Outputs) : AttemptVerb(Run, Shift, Guess.Any)
{
    public static Gen<RecordOutputs> Generated { get; } =
        from count in Gen.Frequency((1, Gen.Constant(0)), (20, Gen.Choose(1, 3)))
        from outputs in Gen.ListOf(OutputWish.Generated, count)
        from step in RunMoves.Of((run, shift, _) => new RecordOutputs(run, shift, [.. outputs]))
        select step;

    public override IEnumerable<Step> Simpler()
    {
        foreach (var fewer in Shrinking.WithoutOne(Outputs))
            yield return this with { Outputs = fewer };
        for (var i = 0; i < Outputs.Count; i++)
        {
            foreach (var simpler in Simpler(Outputs[i]))
                yield return this with { Outputs = Shrinking.Replaced(Outputs, i, simpler) };
        }
    }

    public static IEnumerable<OutputWish> Simpler(OutputWish output)
    {
        if (output.Step is not null)
            yield return output with { Step = null };
        foreach (var nearer in Shrinking.Nearer(output.Artifact))
            yield return output with { Artifact = nearer };
    }

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected)
    {
        if (Outputs.Count == 0)
            throw new ArgumentException("none");
        foreach (var output in Outputs)
            output.Check(t.Rules, scene);
        if (Outputs.DistinctBy(output => output.Path.Text).Count() < Outputs.Count)
            throw new ArgumentException("one path twice");
        var run = PlainRuns.Running(t, attempt);
        return PlainOutputs.Record(t, run, [.. Outputs.InOrder(output => output.Path.Text, t.Rules).Select(output => output.Pin(t, scene, run))]);
    }

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        (await t.Runs.RecordOutputsAsync(attempt, [.. Outputs.Select(output => output.In(scene))])).Done(RunRow.Of);

    public override string ToString() => $"RecordOutputs {Run} {Shift} [{string.Join(", ", Outputs)}]";
}

/// <summary>What both have in common.</summary>
internal static class PlainOutputs
{
    public static OutputRow? Current(PlainTransaction t, RunRow run, string path) =>
        PlainRuns.OutputsAt(t, run.Id, t.Now).SingleOrDefault(row => row.Path == path);

    /// <summary>Records those of some outputs that are not current already, in one change record.</summary>
    public static Done<RunRow> Record(PlainTransaction t, RunRow run, IReadOnlyList<OutputRow> wanted)
    {
        var added = wanted.Where(row => Current(t, run, row.Path) is not { } current || (current.Artifact, current.Revision) != (row.Artifact, row.Revision)).ToList();
        if (added.Count == 0)
            return new(run, Outcome.Unchanged);
        var before = PlainRuns.OutputsOf(t, run.Id).Select(
            row => row.To is null && added.Exists(other => other.Path == row.Path) ? row with { To = t.Next } : row);
        PlainRuns.SetOutputs(t, run.Id, [.. before, .. added]);

        // Members are ordered by code unit, unlike paths.
        var members = added.OrderBy(row => row.Path, StringComparer.Ordinal).Select(row => row.Member);
        var changed = run with { Version = run.Version + 1 };
        t.Keep(changed, Outcome.Updated, ChangeRow.StateOf(("outputs", $"{{{string.Join(',', members)}}}")));
        return new(changed, Outcome.Updated);
    }
}
