namespace Kontextual.Domain;

/// <summary>Describes relationships.</summary>
internal sealed class RelationshipDescription : IRecordedDescription<RelationshipId, Relationship>
{
    private RelationshipDescription()
    {
    }

    public static RelationshipDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.Relationship;

    public RelationshipId IdOf(Relationship entity) => entity.Id;

    public int VersionOf(Relationship entity) => entity.Version;

    public Relationship WithVersion(Relationship entity, int version, DateTimeOffset time) => entity with { Version = version, UpdatedAt = time };

    public bool IsDeleted(Relationship entity) => entity.IsDeleted;

    public Relationship Deleted(Relationship entity, DateTimeOffset time, long sequence) => entity with { ToSequence = sequence };

    public Relationship Live(Relationship entity) => entity with { ToSequence = null };

    public bool IsPurged(Relationship entity) => entity.IsPurged;

    public Relationship Blank(Relationship entity) => entity with
    {
        Metadata = Metadata.Empty,
        Provenance = Provenance.None,
        IsPurged = true,
    };

    public void Write(StateWriter state, Relationship value) => state
        .Add("createdAt", value.CreatedAt)
        .Add("fromSequence", value.FromSequence)
        .Add("id", value.Id)
        .Add("metadata", value.Metadata)
        .Add("provenance", value.Provenance)
        .Add("sourceId", value.SourceId)
        .Add("targetId", value.TargetId)
        .Add("toSequence", value.ToSequence)
        .Add("type", value.Type)
        .Add("updatedAt", value.UpdatedAt)
        .Add("version", value.Version);

    public Relationship Read(StateReader state) => new()
    {
        CreatedAt = state.Time("createdAt"),
        FromSequence = state.Long("fromSequence"),
        Id = state.Id<RelationshipId>("id"),
        Metadata = state.Metadata("metadata"),
        Provenance = state.Provenance("provenance"),
        SourceId = state.Id<ArtifactId>("sourceId"),
        TargetId = state.Id<ArtifactId>("targetId"),
        ToSequence = state.OptionalLong("toSequence"),
        Type = state.Text("type"),
        UpdatedAt = state.Time("updatedAt"),
        Version = state.Number("version"),
    };
}
