namespace Kontextual.Domain;

public static partial class RunRepositoryExtensions
{
    /// <summary>Adds a step to a run.</summary>
    /// <inheritdoc cref="IRunWriter.AddStepAsync"/>
    public static Task<Committed<WorkflowStep>> AddStepAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        StepDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.AddStepAsync(attempt, draft, token), context, cancellationToken);
    }

    /// <summary>Moves a step to Running.</summary>
    /// <inheritdoc cref="IRunWriter.BeginStepAsync"/>
    public static Task<Committed<WorkflowStep>> BeginStepAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        StepId stepId,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.BeginStepAsync(attempt, stepId, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a running step to Suspended.</summary>
    /// <inheritdoc cref="IRunWriter.SuspendStepAsync"/>
    public static Task<Committed<WorkflowStep>> SuspendStepAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        StepId stepId,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.SuspendStepAsync(attempt, stepId, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a running step to Succeeded.</summary>
    /// <inheritdoc cref="IRunWriter.SucceedStepAsync"/>
    public static Task<Committed<WorkflowStep>> SucceedStepAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        StepId stepId,
        KeptJson? result = null,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.SucceedStepAsync(attempt, stepId, result, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a running step to Failed.</summary>
    /// <inheritdoc cref="IRunWriter.FailStepAsync"/>
    public static Task<Committed<WorkflowStep>> FailStepAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        StepId stepId,
        IReadOnlyList<Diagnostic>? diagnostics = null,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.FailStepAsync(attempt, stepId, diagnostics, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a pending step to Skipped.</summary>
    /// <inheritdoc cref="IRunWriter.SkipStepAsync"/>
    public static Task<Committed<WorkflowStep>> SkipStepAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        StepId stepId,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.SkipStepAsync(attempt, stepId, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a step that has not ended to Cancelled.</summary>
    /// <inheritdoc cref="IRunWriter.CancelStepAsync"/>
    public static Task<Committed<WorkflowStep>> CancelStepAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        StepId stepId,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.CancelStepAsync(attempt, stepId, expected, token), context, cancellationToken);
    }

    /// <summary>Erases the recorded texts of an ended run permanently.</summary>
    /// <inheritdoc cref="IRunWriter.PurgeAsync"/>
    public static Task<Committed<OperationRun>> PurgeRunAsync(
        this IKnowledgeRepository repository,
        RunId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Runs.PurgeAsync(id, expected, token), context, cancellationToken);
    }
}
