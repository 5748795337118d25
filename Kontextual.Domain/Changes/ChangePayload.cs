namespace Kontextual.Domain;

/// <summary>The purgeable part of a change record as JSON: the reason, and the entity's state after the change.</summary>
/// <remarks>
/// Canonical but for metadata and provenance in the state, which stand in it exactly as they are kept, so that even the spelling of a
/// number is committed to.
/// </remarks>
public static class ChangePayload
{
    /// <summary>The state in the payload of a Purged record, which has none: JSON's <c>null</c>.</summary>
    public const string NoState = "null";

    /// <summary>The payload of a record: an object of <c>reason</c> and <c>state</c>.</summary>
    /// <param name="state">The state, from <see cref="StateOf"/> or <see cref="ChangeRecord.State"/>, taken as it is spelled.</param>
    /// <param name="reason">The reason, or null.</param>
    public static string Of(string state, string? reason)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CanonicalJsonObject().Add("reason", reason).AddVerbatim("state", state).ToString();
    }

    /// <summary>The state of an artifact at a revision. Records of artifacts do not keep it: the revision is the state.</summary>
    public static string StateOf(Revision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return RevisionDescription.Instance.StateOf(revision);
    }
}
