namespace Kontextual.Domain;

/// <summary>A running step inside a step of a <see cref="RunSession"/>.</summary>
public sealed class RunStep
{
    private RunStep(RunSession run, WorkflowStep step)
    {
        Session = run;
        Step = step;
    }

    /// <summary>The attempt of the run.</summary>
    public RunSession Session { get; }

    /// <summary>The step when its work began.</summary>
    public WorkflowStep Step { get; }

    /// <summary>The repository that stores the run.</summary>
    public IKnowledgeRepository Repository => Session.Repository;

    /// <inheritdoc cref="RunSession.Context"/>
    public WriteContext Context => Session.Context;

    /// <inheritdoc cref="RunSession.CancellationToken"/>
    public CancellationToken CancellationToken => Session.CancellationToken;

    /// <summary>Records an output of the step.</summary>
    /// <param name="path">The name by which the operation refers to the output.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="revision">The revision, or null for the head revision.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <inheritdoc cref="IRunWriter.RecordOutputAsync"/>
    public async Task<RunOutput> RecordOutputAsync(string path, ArtifactId artifact, int? revision = null, CancellationToken cancellationToken = default) =>
        (await Repository.RecordOutputAsync(
            Session.Attempt, new() { Path = path, ArtifactId = artifact, Revision = revision, Step = Step.Id }, Context, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Adds a message to the manifest of the attempt, with the name of the step.</summary>
    /// <inheritdoc cref="RunSession.Add(DiagnosticSeverity, string, string, string?)"/>
    public void Add(DiagnosticSeverity severity, string code, string message) => Session.Add(severity, code, message, Step.Name);

    internal static async Task<KeptJson?> RunAsync(
        RunSession session,
        CancelledRun onCancel,
        WorkflowStep? known,
        StepDraft draft,
        Func<RunStep, Task<KeptJson?>> work)
    {
        var begun = await session.Repository.WriteAsync(
            async (transaction, token) =>
            {
                var step = known ?? await transaction.Runs.AddStepAsync(session.Attempt, draft, token).ConfigureAwait(false);
                return await transaction.Runs.BeginStepAsync(session.Attempt, step.Id, cancellationToken: token).ConfigureAwait(false);
            },
            session.Context,
            session.CancellationToken).ConfigureAwait(false);
        return await new RunStep(session, begun.Value).RunAsync(onCancel, work).ConfigureAwait(false);
    }

    private async Task<KeptJson?> RunAsync(CancelledRun onCancel, Func<RunStep, Task<KeptJson?>> work)
    {
        KeptJson? result;
        try
        {
            result = await work(this).ConfigureAwait(false);
        }
        catch (Exception e) when (Session.IsOver(e))
        {
            throw;
        }
        catch (OperationCanceledException) when (CancellationToken.IsCancellationRequested)
        {
            await StopAsync(onCancel).ConfigureAwait(false);
            throw;
        }
        catch (Exception e)
        {
            await FailAsync(e).ConfigureAwait(false);
            throw;
        }

        await Repository.SucceedStepAsync(Session.Attempt, Step.Id, result, context: Context, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    // The caller gets the error of the work, or learns that the attempt is over. Any other error while the failure is recorded is added to it.
    private async Task FailAsync(Exception error)
    {
        var diagnostic = RunMessages.Of(DiagnosticSeverity.Error, error, Step.Name, Session.Now());
        try
        {
            await Repository.FailStepAsync(Session.Attempt, Step.Id, [diagnostic], context: Context, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
        catch (KnowledgeException second) when (!Session.IsOver(second))
        {
            throw new AggregateException("The work failed, and the failure of the step could not be recorded.", error, second);
        }
    }

    private Task<Committed<WorkflowStep>> StopAsync(CancelledRun onCancel) => onCancel == CancelledRun.Suspended
        ? Repository.SuspendStepAsync(Session.Attempt, Step.Id, context: Context, cancellationToken: CancellationToken.None)
        : Repository.CancelStepAsync(Session.Attempt, Step.Id, context: Context, cancellationToken: CancellationToken.None);
}
