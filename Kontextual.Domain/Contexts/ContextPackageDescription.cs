namespace Kontextual.Domain;

/// <summary>Describes context packages.</summary>
internal sealed class ContextPackageDescription : IRecordedDescription<ContextPackageId, ContextPackage>
{
    private ContextPackageDescription()
    {
    }

    public static ContextPackageDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.ContextPackage;

    public ContextPackageId IdOf(ContextPackage entity) => entity.Id;

    public int VersionOf(ContextPackage entity) => entity.Version;

    public ContextPackage WithVersion(ContextPackage entity, int version, DateTimeOffset time) => entity with { Version = version, UpdatedAt = time };

    public bool IsDeleted(ContextPackage entity) => entity.IsDeleted;

    public ContextPackage Deleted(ContextPackage entity, DateTimeOffset time, long sequence) => entity with { DeletedAt = time };

    public ContextPackage Live(ContextPackage entity) => entity with { DeletedAt = null };

    public bool IsPurged(ContextPackage entity) => entity.IsPurged;

    public ContextPackage Blank(ContextPackage entity) => entity with
    {
        Name = string.Empty,
        Description = string.Empty,
        Metadata = Metadata.Empty,
        IsPurged = true,
    };

    public void Write(StateWriter state, ContextPackage value) => state
        .Add("createdAt", value.CreatedAt)
        .Add("deletedAt", value.DeletedAt)
        .Add("description", value.Description)
        .Add("id", value.Id)
        .Add("metadata", value.Metadata)
        .Add("name", value.Name)
        .Add("updatedAt", value.UpdatedAt)
        .Add("version", value.Version);

    public ContextPackage Read(StateReader state) => new()
    {
        CreatedAt = state.Time("createdAt"),
        DeletedAt = state.OptionalTime("deletedAt"),
        Description = state.Text("description"),
        Id = state.Id<ContextPackageId>("id"),
        Metadata = state.Metadata("metadata"),
        Name = state.Text("name"),
        UpdatedAt = state.Time("updatedAt"),
        Version = state.Number("version"),
    };
}
