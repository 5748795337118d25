namespace Kontextual.Domain;

/// <summary>Converts the entries of bundles and manifests, and the outputs of runs, to lines and back.</summary>
internal static class SnapshotEntry
{
    /// <summary>The form of an entry of a bundle.</summary>
    public static IStateForm<InputEntry> Input { get; } = new InputForm();

    /// <summary>The form of an entry of a manifest.</summary>
    public static IStateForm<ManifestEntry> Manifest { get; } = new ManifestForm();

    /// <summary>The form of an output.</summary>
    public static IStateForm<RunOutput> Output { get; } = new OutputForm();

    private sealed class InputForm : IStateForm<InputEntry>
    {
        public void Write(StateWriter state, InputEntry value) => state
            .Add("artifactId", value.ArtifactId)
            .Add("bundleId", value.BundleId)
            .Add("digest", value.Digest)
            .Add("path", value.Path)
            .Add("revision", value.Revision)
            .Add("uri", value.Uri);

        public InputEntry Read(StateReader state) => new()
        {
            ArtifactId = state.OptionalId<ArtifactId>("artifactId"),
            BundleId = state.Id<BundleId>("bundleId"),
            Digest = state.Digest("digest"),
            Path = state.Text("path"),
            Revision = state.OptionalNumber("revision"),
            Uri = state.OptionalText("uri"),
        };
    }

    private sealed class ManifestForm : IStateForm<ManifestEntry>
    {
        public void Write(StateWriter state, ManifestEntry value) => state
            .Add("artifactId", value.ArtifactId)
            .Add("digest", value.Digest)
            .Add("manifestId", value.ManifestId)
            .Add("path", value.Path)
            .Add("revision", value.Revision)
            .AddWord("role", value.Role)
            .Add("uri", value.Uri);

        public ManifestEntry Read(StateReader state) => new()
        {
            ArtifactId = state.OptionalId<ArtifactId>("artifactId"),
            Digest = state.Digest("digest"),
            ManifestId = state.Id<ManifestId>("manifestId"),
            Path = state.Text("path"),
            Revision = state.OptionalNumber("revision"),
            Role = state.Word<ManifestEntryRole>("role"),
            Uri = state.OptionalText("uri"),
        };
    }

    private sealed class OutputForm : IStateForm<RunOutput>
    {
        public void Write(StateWriter state, RunOutput value) => state
            .Add("artifactId", value.ArtifactId)
            .Add("attempt", value.Attempt)
            .Add("digest", value.Digest)
            .Add("path", value.Path)
            .Add("revision", value.Revision)
            .Add("runId", value.RunId)
            .Add("sequence", value.Sequence)
            .Add("stepOrdinal", value.StepOrdinal)
            .Add("toSequence", value.ToSequence);

        public RunOutput Read(StateReader state) => new()
        {
            ArtifactId = state.Id<ArtifactId>("artifactId"),
            Attempt = state.Number("attempt"),
            Digest = state.Digest("digest"),
            Path = state.Text("path"),
            Revision = state.Number("revision"),
            RunId = state.Id<RunId>("runId"),
            Sequence = state.Long("sequence"),
            StepOrdinal = state.OptionalNumber("stepOrdinal"),
            ToSequence = state.OptionalLong("toSequence"),
        };
    }
}
