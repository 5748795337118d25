using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when a write names an attempt of a run that has ended or was taken over. Nothing was written.
/// </summary>
public sealed class RunAttemptEndedException(RunAttempt attempt, int currentAttempt, RunStatus status)
    : KnowledgeException(string.Create(
        CultureInfo.InvariantCulture,
        $"Attempt {attempt.Attempt} of the run {attempt.RunId} has ended: the run is at attempt {currentAttempt} with the status {status}. "
        + $"Stop the work of this attempt. To go on with a failed or cancelled run, resume it."))
{
    /// <summary>The run.</summary>
    public RunId RunId { get; } = attempt.RunId;

    /// <summary>The attempt that the write named.</summary>
    public int Attempt { get; } = attempt.Attempt;

    /// <summary>The current attempt of the run.</summary>
    public int CurrentAttempt { get; } = currentAttempt;

    /// <summary>The current status of the run.</summary>
    public RunStatus Status { get; } = status;
}
