using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Artifacts;

/// <summary>What describes a revision itself and is never compared: provenance, producing run, message.</summary>
internal sealed record RevisionNote(Provenance Provenance, RunId? ProducingRunId, string Message)
{
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static RevisionNote Checked(Provenance provenance, RunId? run, string message, string paramName)
    {
        ArgumentNullException.ThrowIfNull(provenance, paramName);
        Require.OptionalId(run, paramName);
        return new(provenance.Validated(paramName), run, FreeText.Validate(message, paramName) ?? string.Empty);
    }
}
