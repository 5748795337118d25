using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>Runs that have ended, with a secret in every text that a purge erases.</summary>
internal static class SecretRuns
{
    /// <summary>Makes a run that has failed, with an input bundle, a step, outputs of which one was replaced, and a manifest.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="note">An artifact of at least two revisions, for inputs and outputs.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="secret">The secret.</param>
    public static async Task<OperationRun> MakeAsync(IKnowledgeRepository repository, ArtifactId note, string key, string secret)
    {
        var context = new WriteContext { Reason = secret };
        var problem = new Diagnostic { Severity = DiagnosticSeverity.Error, Code = secret, Message = secret, Step = secret, Time = DateTimeOffset.UnixEpoch };
        var made = await repository.WriteAsync(
            async (t, token) =>
            {
                var started = await t.Runs.StartAsync(
                    new RunDraft
                    {
                        Operation = $"{secret} op",
                        IdempotencyKey = key,
                        Inputs = new BundleDraft
                        {
                            Parameters = Draft.Meta($$"""{"p":"{{secret}}"}"""),
                            Entries = [InputDraft.Of($"{secret}/in", note, 1), InputDraft.Outside($"{secret}/web", $"urn:{secret}", ContentDigest.Of("x"u8))],
                        },
                    },
                    token);
                var attempt = new RunAttempt(started.Value.Id, 1);
                await t.Runs.BeginAsync(attempt, cancellationToken: token);
                var step = await t.Runs.AddStepAsync(attempt, new StepDraft { Name = $"{secret} step", Parameters = Draft.Meta($$"""{"s":"{{secret}}"}""") }, token);
                await t.Runs.BeginStepAsync(attempt, step.Id, cancellationToken: token);
                await t.Runs.FailStepAsync(attempt, step.Id, [problem], cancellationToken: token);
                await t.Runs.BeginStepAsync(attempt, step.Id, cancellationToken: token);
                await t.Runs.SucceedStepAsync(attempt, step.Id, KeptJson.Parse($"\"{secret}\""), cancellationToken: token);
                await t.Runs.RecordOutputAsync(attempt, new OutputDraft { Path = $"{secret}/a", ArtifactId = note, Revision = 1 }, token);
                await t.Runs.RecordOutputAsync(attempt, new OutputDraft { Path = $"{secret}/a", ArtifactId = note, Revision = 2, Step = step.Id }, token);
                await t.Runs.RecordOutputAsync(attempt, new OutputDraft { Path = $"{secret}/b", ArtifactId = note }, token);
                var report = new AttemptReport
                {
                    Tool = Draft.Meta($$"""{"t":"{{secret}}"}"""),
                    Environment = Draft.Meta($$"""{"e":"{{secret}}"}"""),
                    Diagnostics = [problem],
                };
                return await t.Runs.FailAsync(attempt, report, cancellationToken: token);
            },
            context);
        return made.Value;
    }
}
