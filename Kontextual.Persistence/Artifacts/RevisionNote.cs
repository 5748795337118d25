using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>What describes a revision and is no state of the artifact: producing run and message.</summary>
internal sealed record RevisionNote(RunId? ProducingRunId, string Message)
{
    /// <summary>What deleting and restoring say of their revisions.</summary>
    public static RevisionNote None { get; } = new(null, string.Empty);

    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static RevisionNote Checked(Provenance provenance, RunId? run, string message, string paramName)
    {
        ArgumentNullException.ThrowIfNull(provenance, paramName);
        Require.OptionalId(run, paramName);
        provenance.Validated(paramName);
        return new(run, FreeText.Validate(message, paramName) ?? string.Empty);
    }
}
