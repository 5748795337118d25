using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The producing run and the message of a revision. They describe the revision and are not part of the artifact's state.</summary>
internal sealed record RevisionNote(RunId? ProducingRunId, string Message)
{
    /// <summary>The note of the revisions that deleting and restoring create: no run and no message.</summary>
    public static RevisionNote None { get; } = new(null, string.Empty);

    /// <summary>Returns the note for a transaction that names an attempt. The run of the attempt is the producing run unless another one is given.</summary>
    public RevisionNote In(RunAttempt? attempt) => ProducingRunId is null ? this with { ProducingRunId = attempt?.RunId } : this;

    /// <summary>Checks the values of a draft or change, and returns the note.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static RevisionNote Checked(Provenance provenance, RunId? run, string message, string paramName)
    {
        ArgumentNullException.ThrowIfNull(provenance, paramName);
        Require.OptionalId(run, paramName);
        provenance.Validated(paramName);
        return new(run, FreeText.Validate(message, paramName) ?? string.Empty);
    }
}
