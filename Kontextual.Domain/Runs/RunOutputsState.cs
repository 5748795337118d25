namespace Kontextual.Domain;

/// <summary>
/// Converts the outputs that one call recorded for a run to the state of their change record and back. The record has the kind Run,
/// and its state contains only the added outputs. The id of the run and the sequence stand in the record itself.
/// </summary>
internal static class RunOutputsState
{
    /// <summary>Returns the state: a JSON object whose member <c>outputs</c> has one member for each path, ordered like all canonical JSON.</summary>
    /// <param name="outputs">The outputs of one record. Their paths differ.</param>
    /// <exception cref="ArgumentException">Two outputs have the same path.</exception>
    public static string Of(IEnumerable<RunOutput> outputs)
    {
        var byPath = new CanonicalJsonObject();
        foreach (var output in outputs)
            byPath.AddVerbatim(output.Path, TextOf(output));
        return new CanonicalJsonObject().AddVerbatim("outputs", byPath.ToString()).ToString();
    }

    /// <summary>Returns the outputs whose state <see cref="Of"/> returned, in the order of the state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="runId">The run, which is the entity of the record.</param>
    /// <param name="sequence">The sequence of the record.</param>
    /// <exception cref="FormatException">The text is not such a state. The message names the invalid member.</exception>
    public static IReadOnlyList<RunOutput> Read(string state, RunId runId, long sequence) => StateText.Read(
        state,
        members => members.Entries("outputs").Select(entry => OutputOf(runId, sequence, entry.Key, entry.Value)).ToList());

    private static string TextOf(RunOutput output) => new StateWriter()
        .Add("artifactId", output.ArtifactId)
        .Add("attempt", output.Attempt)
        .Add("digest", output.Digest)
        .Add("revision", output.Revision)
        .Add("stepOrdinal", output.StepOrdinal)
        .ToString();

    private static RunOutput OutputOf(RunId runId, long sequence, string path, StateReader state) => new()
    {
        RunId = runId,
        Path = path,
        Attempt = state.Number("attempt"),
        StepOrdinal = state.OptionalNumber("stepOrdinal"),
        ArtifactId = state.Id<ArtifactId>("artifactId"),
        Revision = state.Number("revision"),
        Digest = state.Digest("digest"),
        Sequence = sequence,
    };
}
