namespace Kontextual.Domain;

/// <summary>The part of a change record that a purge erases, as JSON: the reason, the state of the entity after the change, and the trace id.</summary>
/// <remarks>
/// The JSON is canonical except for metadata and provenance inside the state. These are included exactly as they are stored, so that the
/// commitment also covers the spelling of their numbers.
/// </remarks>
public static class ChangePayload
{
    /// <summary>
    /// The state in the payload of a record of the kind <see cref="ChangeKind.Purged"/>, which has no state: the JSON text <c>null</c>.
    /// </summary>
    public const string NoState = "null";

    /// <summary>Makes the payload of a record: a JSON object with the members <c>reason</c>, <c>state</c> and <c>traceId</c>.</summary>
    /// <param name="state">The state from <see cref="StateOf"/> or <see cref="ChangeRecord.State"/>. It is included without changes.</param>
    /// <param name="reason">The reason, or null when there is none.</param>
    /// <param name="traceId">The trace id, or null when there is none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public static string Of(string state, string? reason, string? traceId)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CanonicalJsonObject().Add("reason", reason).AddVerbatim("state", state).Add("traceId", traceId).ToString();
    }

    /// <summary>
    /// Makes the state of an artifact from a revision. Change records of artifacts do not contain the state, because the revision is the
    /// state.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="revision"/> is null.</exception>
    public static string StateOf(Revision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return RevisionDescription.Instance.StateOf(revision);
    }
}
