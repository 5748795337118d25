namespace Kontextual.Domain;

/// <summary>
/// Describes sealed manifests, which never change. The state contains the digest and the number of the entries, not the entries
/// themselves.
/// </summary>
internal sealed class ManifestDescription : IStatedDescription<ManifestId, RunManifest>
{
    private ManifestDescription()
    {
    }

    public static ManifestDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.Manifest;

    public ManifestId IdOf(RunManifest entity) => entity.Id;

    public int VersionOf(RunManifest entity) => 1;

    public ContentDigest? DigestOf(RunManifest entity) => entity.Digest;

    public bool IsPurged(RunManifest entity) => entity.IsPurged;

    public RunManifest Blank(RunManifest entity) => entity with
    {
        Tool = Metadata.Empty,
        Environment = Metadata.Empty,
        Diagnostics = [],
        IsPurged = true,
    };

    public void Write(StateWriter state, RunManifest value) => state
        .Add("attempt", value.Attempt)
        .Add("diagnostics", value.Diagnostics)
        .Add("digest", value.Digest)
        .Add("entryCount", value.EntryCount)
        .Add("environment", value.Environment)
        .Add("finishedAt", value.FinishedAt)
        .Add("id", value.Id)
        .AddWord("outcome", value.Outcome)
        .Add("runId", value.RunId)
        .Add("startedAt", value.StartedAt)
        .Add("tool", value.Tool);

    public RunManifest Read(StateReader state) => new()
    {
        Attempt = state.Number("attempt"),
        Diagnostics = state.Diagnostics("diagnostics"),
        Digest = state.Digest("digest"),
        EntryCount = state.Number("entryCount"),
        Environment = state.Metadata("environment"),
        FinishedAt = state.Time("finishedAt"),
        Id = state.Id<ManifestId>("id"),
        Outcome = state.Word<AttemptOutcome>("outcome"),
        RunId = state.Id<RunId>("runId"),
        StartedAt = state.Time("startedAt"),
        Tool = state.Metadata("tool"),
    };
}
