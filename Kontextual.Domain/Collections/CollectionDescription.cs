namespace Kontextual.Domain;

/// <summary>Describes collections.</summary>
internal sealed class CollectionDescription : IRecordedDescription<CollectionId, Collection>
{
    private CollectionDescription()
    {
    }

    public static CollectionDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.Collection;

    public CollectionId IdOf(Collection entity) => entity.Id;

    public int VersionOf(Collection entity) => entity.Version;

    public Collection WithVersion(Collection entity, int version, DateTimeOffset time) => entity with { Version = version, UpdatedAt = time };

    public bool IsDeleted(Collection entity) => entity.IsDeleted;

    public Collection Deleted(Collection entity, DateTimeOffset time, long sequence) => entity with { DeletedAt = time };

    public Collection Live(Collection entity) => entity with { DeletedAt = null };

    public bool IsPurged(Collection entity) => entity.IsPurged;

    public Collection Blank(Collection entity) => entity with
    {
        Name = string.Empty,
        Description = string.Empty,
        Metadata = Metadata.Empty,
        IsPurged = true,
    };

    public void Write(StateWriter state, Collection value) => state
        .Add("createdAt", value.CreatedAt)
        .Add("deletedAt", value.DeletedAt)
        .Add("description", value.Description)
        .Add("id", value.Id)
        .Add("metadata", value.Metadata)
        .Add("name", value.Name)
        .Add("updatedAt", value.UpdatedAt)
        .Add("version", value.Version);

    public Collection Read(StateReader state) => new()
    {
        CreatedAt = state.Time("createdAt"),
        DeletedAt = state.OptionalTime("deletedAt"),
        Description = state.Text("description"),
        Id = state.Id<CollectionId>("id"),
        Metadata = state.Metadata("metadata"),
        Name = state.Text("name"),
        UpdatedAt = state.Time("updatedAt"),
        Version = state.Number("version"),
    };
}
