using System.Collections.Concurrent;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>The attempt of a run inside <see cref="RunExtensions.RunAsync"/>. It can be used by several threads at the same time.</summary>
public sealed class RunSession
{
    private readonly RunOptions _options;
    private readonly Dictionary<string, WorkflowStep> _known;
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);
    private readonly RunMessages _messages = new();

    internal RunSession(IKnowledgeRepository repository, OperationRun run, RunOptions options, IReadOnlyList<WorkflowStep> steps)
    {
        Repository = repository;
        Run = run;
        _options = options;
        Attempt = new(run.Id, run.Attempt);
        Context = new() { Actor = run.Actor, Attempt = Attempt };

        // Names need not be unique. The first step of a name that is not done is the one to continue.
        _known = steps.GroupBy(step => step.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.FirstOrDefault(step => !IsDone(step)) ?? group.Last(), StringComparer.Ordinal);
    }

    /// <summary>The repository that stores the run.</summary>
    public IKnowledgeRepository Repository { get; }

    /// <summary>The run when this attempt began.</summary>
    public OperationRun Run { get; }

    /// <summary>The attempt.</summary>
    public RunAttempt Attempt { get; }

    /// <summary>
    /// The context for writes of the work. It names the attempt, so that a worker whose run was taken over cannot write any more, and artifacts
    /// name the run that produced them.
    /// </summary>
    public WriteContext Context { get; }

    /// <summary>Returns whether an error says that this worker may not write for its run any more, so that nothing can be recorded.</summary>
    internal bool IsOver(Exception error) => error switch
    {
        RunAttemptEndedException ended => ended.RunId == Attempt.RunId && ended.Attempt == Attempt.Attempt,
        RunNotRunningException other => other.RunId == Attempt.RunId,
        _ => false,
    };

    internal WriteContext Actor => new() { Actor = Run.Actor };

    /// <summary>Cancelled when the caller of <see cref="RunExtensions.RunAsync"/> cancels, or when the attempt has ended.</summary>
    public CancellationToken CancellationToken { get; internal set; }

    /// <summary>Runs a step without parameters and result, unless an earlier attempt has done it.</summary>
    /// <inheritdoc cref="StepAsync{T}(string, Metadata, Func{RunStep, Task{T}})"/>
    public Task StepAsync(string name, Func<RunStep, Task> work) => StepAsync(name, Metadata.Empty, work);

    /// <summary>Runs a step without a result, unless an earlier attempt has done it.</summary>
    /// <inheritdoc cref="StepAsync{T}(string, Metadata, Func{RunStep, Task{T}})"/>
    public Task StepAsync(string name, Metadata parameters, Func<RunStep, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunStepAsync(
            name,
            parameters,
            async step =>
            {
                await work(step).ConfigureAwait(false);
                return null;
            });
    }

    /// <summary>Runs a step without parameters and keeps its result, or returns the result that an earlier attempt has kept.</summary>
    /// <inheritdoc cref="StepAsync{T}(string, Metadata, Func{RunStep, Task{T}})"/>
    public Task<T?> StepAsync<T>(string name, Func<RunStep, Task<T>> work) => StepAsync(name, Metadata.Empty, work);

    /// <summary>Runs a step and keeps its result, or returns the result that an earlier attempt has kept.</summary>
    /// <remarks>
    /// A step is known by its name. A step that has succeeded is not run again. A step that was skipped returns the default value. When the work of the
    /// step throws, the step fails with a diagnostic, and the exception reaches the caller. When the work is cancelled, the step is suspended
    /// or cancelled like the run.
    /// </remarks>
    /// <typeparam name="T">The type of the result, which System.Text.Json can convert.</typeparam>
    /// <param name="name">The name of the step, by the rules of names. Each name is used once in an attempt.</param>
    /// <param name="parameters">The parameters to record with a new step.</param>
    /// <param name="work">The work of the step.</param>
    /// <returns>The result. As JSON, it has at most 1 MiB.</returns>
    /// <exception cref="ArgumentException">The name is invalid, or the result is too large.</exception>
    /// <exception cref="InvalidOperationException">The name was used before in this attempt.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt has ended or was taken over.</exception>
    /// <exception cref="RunNotRunningException">The run was suspended from outside.</exception>
    /// <exception cref="OperationCanceledException"><see cref="CancellationToken"/> was cancelled.</exception>
    /// <exception cref="AggregateException">The work failed, and its failure could not be recorded. It contains both errors.</exception>
    public async Task<T?> StepAsync<T>(string name, Metadata parameters, Func<RunStep, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var result = await RunStepAsync(
            name,
            parameters,
            async step => await work(step).ConfigureAwait(false) is { } value
                ? KeptJson.Parse(JsonSerializer.Serialize(value, _options.Json))
                : null).ConfigureAwait(false);
        return result is null ? default : JsonSerializer.Deserialize<T>(result.Text, _options.Json);
    }

    /// <summary>Records an output of the run. An output that is recorded inside a step should be recorded through the step.</summary>
    /// <param name="path">The name by which the operation refers to the output.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="revision">The revision, or null for the head revision.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <inheritdoc cref="IRunWriter.RecordOutputAsync"/>
    public async Task<RunOutput> RecordOutputAsync(string path, ArtifactId artifact, int? revision = null, CancellationToken cancellationToken = default) =>
        (await Repository.RecordOutputAsync(Attempt, new() { Path = path, ArtifactId = artifact, Revision = revision }, Context, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Adds a message to the manifest that is sealed at the end of this call. A suspension does not keep it.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="code">The code, which the tool defines. At most 65,536 code points.</param>
    /// <param name="message">The text for people. At most 65,536 code points.</param>
    /// <param name="step">The name of the step that it belongs to, or null.</param>
    /// <exception cref="ArgumentException">A text is invalid, or the messages of the attempt together would have more than 960 KiB as JSON.</exception>
    public void Add(DiagnosticSeverity severity, string code, string message, string? step = null) =>
        _messages.Add(severity, code, message, step, Now());

    internal void Add(DiagnosticSeverity severity, Exception error) => _messages.AddError(RunMessages.Of(severity, error, null, Now()));

    internal DateTimeOffset Now() => _options.TimeProvider.GetUtcNow();

    internal AttemptReport Report() => new() { Tool = _options.Tool, Environment = _options.Environment, Diagnostics = _messages.All };

    private static bool IsDone(WorkflowStep step) => step.Status is StepStatus.Succeeded or StepStatus.Skipped;

    private async Task<KeptJson?> RunStepAsync(string name, Metadata parameters, Func<RunStep, Task<KeptJson?>> work)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var wanted = NameRules.Normalize(name, nameof(name), "The name of the step");
        if (!_used.TryAdd(wanted, true))
            throw new InvalidOperationException($"This attempt has used the step '{wanted}' before. Give each step of a run a name of its own.");
        var known = _known.GetValueOrDefault(wanted);
        return known is not null && IsDone(known)
            ? known.Result
            : await RunStep.RunAsync(this, _options.OnCancel, known, new() { Name = wanted, Parameters = parameters }, work).ConfigureAwait(false);
    }
}
