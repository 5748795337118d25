namespace Kontextual.Domain;

/// <summary>Describes context references.</summary>
internal sealed class ContextReferenceDescription : IRecordedDescription<ContextReferenceId, ContextReference>
{
    private ContextReferenceDescription()
    {
    }

    public static ContextReferenceDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.ContextReference;

    public ContextReferenceId IdOf(ContextReference entity) => entity.Id;

    public int VersionOf(ContextReference entity) => entity.Version;

    public ContextReference WithVersion(ContextReference entity, int version, DateTimeOffset time) =>
        entity with { Version = version, UpdatedAt = time };

    public bool IsDeleted(ContextReference entity) => entity.IsDeleted;

    public ContextReference Deleted(ContextReference entity, DateTimeOffset time, long sequence) => entity with { DeletedAt = time };

    public ContextReference Live(ContextReference entity) => entity with { DeletedAt = null };

    public bool IsPurged(ContextReference entity) => entity.IsPurged;

    public ContextReference Blank(ContextReference entity) => entity with
    {
        Metadata = Metadata.Empty,
        Provenance = Provenance.None,
        ExternalSystem = null,
        ExternalReference = null,
        IsPurged = true,
    };

    public void Write(StateWriter state, ContextReference value) => state
        .Add("artifactId", value.ArtifactId)
        .Add("createdAt", value.CreatedAt)
        .Add("deletedAt", value.DeletedAt)
        .Add("externalReference", value.ExternalReference)
        .Add("externalSystem", value.ExternalSystem)
        .Add("id", value.Id)
        .Add("metadata", value.Metadata)
        .Add("ordinal", value.Ordinal)
        .Add("packageId", value.PackageId)
        .Add("provenance", value.Provenance)
        .Add("relationshipId", value.RelationshipId)
        .Add("revision", value.Revision)
        .Add("role", value.Role)
        .Add("runId", value.RunId)
        .Add("updatedAt", value.UpdatedAt)
        .Add("version", value.Version);

    public ContextReference Read(StateReader state) => new()
    {
        ArtifactId = state.OptionalId<ArtifactId>("artifactId"),
        CreatedAt = state.Time("createdAt"),
        DeletedAt = state.OptionalTime("deletedAt"),
        ExternalReference = state.OptionalText("externalReference"),
        ExternalSystem = state.OptionalText("externalSystem"),
        Id = state.Id<ContextReferenceId>("id"),
        Metadata = state.Metadata("metadata"),
        Ordinal = state.Number("ordinal"),
        PackageId = state.Id<ContextPackageId>("packageId"),
        Provenance = state.Provenance("provenance"),
        RelationshipId = state.OptionalId<RelationshipId>("relationshipId"),
        Revision = state.OptionalNumber("revision"),
        Role = state.Text("role"),
        RunId = state.OptionalId<RunId>("runId"),
        UpdatedAt = state.Time("updatedAt"),
        Version = state.Number("version"),
    };
}
