namespace Kontextual.Domain;

/// <summary>Writes of a single run. Each method runs one transaction.</summary>
public static partial class RunRepositoryExtensions
{
    /// <summary>Starts a run.</summary>
    /// <inheritdoc cref="IRunWriter.StartAsync"/>
    public static Task<Committed<OperationRun>> StartRunAsync(
        this IKnowledgeRepository repository,
        RunDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Runs.StartAsync(draft, token), context, cancellationToken);
    }

    /// <summary>Moves a pending run to Running.</summary>
    /// <inheritdoc cref="IRunWriter.BeginAsync"/>
    public static Task<Committed<OperationRun>> BeginRunAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.BeginAsync(attempt, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a running run to Suspended.</summary>
    /// <inheritdoc cref="IRunWriter.SuspendAsync"/>
    public static Task<Committed<OperationRun>> SuspendRunAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.SuspendAsync(attempt, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a suspended run to Running.</summary>
    /// <inheritdoc cref="IRunWriter.ContinueAsync"/>
    public static Task<Committed<OperationRun>> ContinueRunAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.ContinueAsync(attempt, expected, token), context, cancellationToken);
    }

    /// <summary>Begins the next attempt of a failed or cancelled run.</summary>
    /// <inheritdoc cref="IRunWriter.ResumeAsync"/>
    public static Task<Committed<OperationRun>> ResumeRunAsync(
        this IKnowledgeRepository repository,
        RunId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.ResumeAsync(id, expected, token), context, cancellationToken);
    }

    /// <summary>Takes over a run that has lost its worker.</summary>
    /// <inheritdoc cref="IRunWriter.TakeOverAsync"/>
    public static Task<Committed<OperationRun>> TakeOverRunAsync(
        this IKnowledgeRepository repository,
        RunId id,
        TimeSpan noHeartbeatFor,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.TakeOverAsync(id, noHeartbeatFor, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a running run to Succeeded.</summary>
    /// <inheritdoc cref="IRunWriter.SucceedAsync"/>
    public static Task<Committed<OperationRun>> SucceedRunAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        AttemptReport? report = null,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.SucceedAsync(attempt, report, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a running run to Failed.</summary>
    /// <inheritdoc cref="IRunWriter.FailAsync"/>
    public static Task<Committed<OperationRun>> FailRunAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        AttemptReport? report = null,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.FailAsync(attempt, report, expected, token), context, cancellationToken);
    }

    /// <summary>Moves a run that has not ended to Cancelled.</summary>
    /// <inheritdoc cref="IRunWriter.CancelAsync"/>
    public static Task<Committed<OperationRun>> CancelRunAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        AttemptReport? report = null,
        Expected expected = default,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.CancelAsync(attempt, report, expected, token), context, cancellationToken);
    }

    /// <summary>Records that the worker of a run is alive.</summary>
    /// <inheritdoc cref="IRunWriter.HeartbeatAsync"/>
    public static Task<Committed<OperationRun>> HeartbeatRunAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Runs.HeartbeatAsync(attempt, token), context, cancellationToken);
    }

    /// <summary>Records an output of a run.</summary>
    /// <inheritdoc cref="IRunWriter.RecordOutputAsync"/>
    public static Task<Committed<RunOutput>> RecordOutputAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        OutputDraft output,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Runs.RecordOutputAsync(attempt, output, token), context, cancellationToken);
    }

    /// <summary>Records outputs of a run.</summary>
    /// <inheritdoc cref="IRunWriter.RecordOutputsAsync"/>
    public static Task<Committed<OperationRun>> RecordOutputsAsync(
        this IKnowledgeRepository repository,
        RunAttempt attempt,
        IReadOnlyCollection<OutputDraft> outputs,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Runs.RecordOutputsAsync(attempt, outputs, token), context, cancellationToken);
    }
}
