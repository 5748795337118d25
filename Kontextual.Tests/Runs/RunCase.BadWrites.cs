using Kontextual.Domain;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Runs;

internal sealed partial class RunCase
{
    private static readonly RunId None = RunId.Parse("01890000-0000-7000-8000-000000000004");
    private static readonly StepId NoStep = StepId.Parse("01890000-0000-7000-8000-000000000005");
    private static readonly ArtifactId NoArtifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000006");

    private static RunAttempt NoAttempt => new(None, 1);

    private static RunDraft Plain => new() { Operation = "a" };

    public override IEnumerable<BadInput<IKnowledgeTransaction>> BadWrites =>
    [
        .. from bad in BadValues.Names
           select new BadInput<IKnowledgeTransaction>($"{bad.Flaw}, of an operation", "draft", bad.Says, t => t.Runs.StartAsync(Plain with { Operation = bad.Name })),
        .. from bad in BadValues.Texts
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, as a key", "draft", bad.Says, t => t.Runs.StartAsync(Plain with { IdempotencyKey = bad.Text })),
               new($"{bad.Flaw}, as a URI", "draft", bad.Says, t => StartAsync(t, InputDraft.Outside("a", bad.Text, Web))),
               new($"{bad.Flaw}, as a code", "report", bad.Says, t => t.Runs.FailAsync(NoAttempt, Report(Problem with { Code = bad.Text }))),
               new($"{bad.Flaw}, as a message", "report", bad.Says, t => t.Runs.CancelAsync(NoAttempt, Report(Problem with { Message = bad.Text }))),
               new($"{bad.Flaw}, as a step of a message", "diagnostics", bad.Says, t => t.Runs.FailStepAsync(NoAttempt, NoStep, [Problem with { Step = bad.Text }])),
           }
           select input,
        .. from bad in Paths
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, of an input", "draft", bad.Says, t => StartAsync(t, InputDraft.Of(bad.Path, NoArtifact))),
               new($"{bad.Flaw}, of an output", "output", bad.Says, t => t.Runs.RecordOutputAsync(NoAttempt, new() { Path = bad.Path, ArtifactId = NoArtifact })),
               new($"{bad.Flaw}, of one of several outputs", "outputs", bad.Says, t => t.Runs.RecordOutputsAsync(NoAttempt, [Output("a"), Output(bad.Path)])),
               new($"{bad.Flaw}, of a step", "draft", bad.Says, t => t.Runs.AddStepAsync(NoAttempt, new StepDraft { Name = bad.Path })),
           }
           select input,
        .. from bad in BadValues.Json.Where(bad => bad.Json != "[]")
           select new BadInput<IKnowledgeTransaction>($"{bad.Flaw}, as a result", "json", bad.Says,
               t => t.Runs.SucceedStepAsync(NoAttempt, NoStep, KeptJson.Parse(bad.Json))),
        new("null as a result", "json", "JSON null", t => t.Runs.SucceedStepAsync(NoAttempt, NoStep, KeptJson.Parse(" null "))),
        .. from verb in OfAttempts
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               BadWrite.Default($"run to {verb.Name}", "attempt", t => verb.CallAsync(t.Runs, new(default, 1))),
               BadWrite.OutOfRange($"attempt 0 to {verb.Name}", "attempt", "from 1", t => verb.CallAsync(t.Runs, new(None, 0))),
           }
           select input,
        .. from verb in OfSteps
           select BadWrite.Default($"step to {verb.Name}", "stepId", t => verb.CallAsync(t.Runs, default)),
        BadWrite.Default("parent", "draft", t => t.Runs.StartAsync(Plain with { ParentRunId = default(RunId) })),
        BadWrite.Default("input", "draft", t => StartAsync(t, InputDraft.Of("a", default))),
        BadWrite.Default("output", "output", t => t.Runs.RecordOutputAsync(NoAttempt, new() { Path = "a", ArtifactId = default })),
        BadWrite.Default("step of an output", "output", t => t.Runs.RecordOutputAsync(NoAttempt, Output("a") with { Step = default(StepId) })),
        BadWrite.Default("run to resume", "id", t => t.Runs.ResumeAsync(default, Expected.Any)),
        BadWrite.Default("run to take over", "id", t => t.Runs.TakeOverAsync(default, TimeSpan.Zero, Expected.Any)),
        BadWrite.Default("run to purge", "id", t => t.Runs.PurgeAsync(default, Expected.Any)),
        BadWrite.OutOfRange("revision 0 as an input", "draft", "from 1", t => StartAsync(t, InputDraft.Of("a", NoArtifact, 0))),
        BadWrite.OutOfRange("revision 0 as an output", "output", "from 1", t => t.Runs.RecordOutputAsync(NoAttempt, Output("a") with { Revision = 0 })),
        BadWrite.OutOfRange("a negative time without heartbeats", "noHeartbeatFor", "greater than or equal", t => t.Runs.TakeOverAsync(None, TimeSpan.FromTicks(-1), Expected.Any)),
        BadWrite.OutOfRange("no such severity", "report", "DiagnosticSeverity", t => t.Runs.SucceedAsync(NoAttempt, Report(Problem with { Severity = (DiagnosticSeverity)9 }))),
        new("an actor of 4,097 code points", "draft", "the maximum is 4096", t => t.Runs.StartAsync(Plain with { Actor = new string('x', 4_097) })),
        new("an empty key", "draft", "empty", t => t.Runs.StartAsync(Plain with { IdempotencyKey = "" })),
        new("an empty URI", "draft", "is empty", t => StartAsync(t, InputDraft.Outside("a", "", Web))),
        new("the default digest of an input", "draft", "either an artifact", t => StartAsync(t, InputDraft.Outside("a", "urn:x", default))),
        new("an input that is nothing", "draft", "either an artifact", t => StartAsync(t, new InputDraft { Path = "a" })),
        new("an input that is both", "draft", "either an artifact", t => StartAsync(t, InputDraft.Of("a", NoArtifact) with { Uri = "urn:x", Digest = Web })),
        new("an input with a digest of its own", "draft", "either an artifact", t => StartAsync(t, InputDraft.Of("a", NoArtifact) with { Digest = Web })),
        new("a URI with a revision", "draft", "either an artifact", t => StartAsync(t, InputDraft.Outside("a", "urn:x", Web) with { Revision = 1 })),
        new("an input path that occurs twice", "draft", "occurs twice", t => StartAsync(t, InputDraft.Of("a", NoArtifact), InputDraft.Of("a", NoArtifact, 1))),
        new("an output path that occurs twice", "outputs", "occurs twice", t => t.Runs.RecordOutputsAsync(NoAttempt, [Output("a"), Output("a")])),
        new("no outputs", "outputs", "1 to 1000 outputs", t => t.Runs.RecordOutputsAsync(NoAttempt, [])),
        new("1,001 outputs", "outputs", "1 to 1000 outputs", t => t.Runs.RecordOutputsAsync(NoAttempt, [.. Enumerable.Range(0, 1_001).Select(i => Output($"{i}"))])),
        new("diagnostics over 1 MiB", "report", "the maximum is 1048576", t => t.Runs.FailAsync(NoAttempt, Report([.. Enumerable.Repeat(Problem with { Message = new string('x', 65_000) }, 17)]))),
    ];

    private static IReadOnlyList<(string Flaw, string Path, string Says)> Paths =>
    [
        ("an empty path", "", "at least one character"), ("a path with NUL", "a\0", "U+0000"), ("a path with a lone surrogate", "a\ud800", "U+D800"),
        ("a path of 513 code points", string.Concat(Enumerable.Repeat("😀", 513)), "513 code points"), ("a path that a purge would give", "\U0010FFFFa", "U+10FFFF"),
    ];

    private static IReadOnlyList<(string Name, Func<IRunWriter, RunAttempt, Task> CallAsync)> OfAttempts =>
    [
        ("begin", (r, a) => r.BeginAsync(a)), ("suspend", (r, a) => r.SuspendAsync(a)), ("continue", (r, a) => r.ContinueAsync(a)),
        ("succeed", (r, a) => r.SucceedAsync(a)), ("fail", (r, a) => r.FailAsync(a)), ("cancel", (r, a) => r.CancelAsync(a)),
        ("keep alive", (r, a) => r.HeartbeatAsync(a)), ("record an output of", (r, a) => r.RecordOutputAsync(a, Output("a"))),
        ("record outputs of", (r, a) => r.RecordOutputsAsync(a, [Output("a")])), ("add a step to", (r, a) => r.AddStepAsync(a, new StepDraft { Name = "a" })),
        ("begin a step of", (r, a) => r.BeginStepAsync(a, NoStep)), ("suspend a step of", (r, a) => r.SuspendStepAsync(a, NoStep)),
        ("succeed with a step of", (r, a) => r.SucceedStepAsync(a, NoStep)), ("fail with a step of", (r, a) => r.FailStepAsync(a, NoStep)),
        ("skip a step of", (r, a) => r.SkipStepAsync(a, NoStep)), ("cancel a step of", (r, a) => r.CancelStepAsync(a, NoStep)),
    ];

    private static IReadOnlyList<(string Name, Func<IRunWriter, StepId, Task> CallAsync)> OfSteps =>
    [
        ("begin", (r, s) => r.BeginStepAsync(NoAttempt, s)), ("suspend", (r, s) => r.SuspendStepAsync(NoAttempt, s)),
        ("succeed", (r, s) => r.SucceedStepAsync(NoAttempt, s)), ("fail", (r, s) => r.FailStepAsync(NoAttempt, s)),
        ("skip", (r, s) => r.SkipStepAsync(NoAttempt, s)), ("cancel", (r, s) => r.CancelStepAsync(NoAttempt, s)),
    ];

    private static OutputDraft Output(string path) => new() { Path = path, ArtifactId = NoArtifact };

    private static AttemptReport Report(params Diagnostic[] diagnostics) => new() { Diagnostics = diagnostics };

    private static Task<Written<OperationRun>> StartAsync(IKnowledgeTransaction t, params InputDraft[] entries) =>
        t.Runs.StartAsync(Plain with { Inputs = new BundleDraft { Entries = entries } });
}
