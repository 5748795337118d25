using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a collection. Times are texts with all their digits: a time printed short would hide a difference.</summary>
internal sealed record CollectionRow(
    CollectionId Id,
    string Name,
    string Description,
    string Metadata,
    int Version,
    string CreatedAt,
    string UpdatedAt,
    string? DeletedAt,
    bool IsPurged) : IEntityRow<CollectionId, CollectionRow>
{
    public static EntityKind Kind => EntityKind.Collection;

    bool IEntityRow<CollectionRow>.IsDeleted => DeletedAt is not null;

    /// <summary>The state in change records.</summary>
    public string State() => ChangeRow.StateOf(
        ("createdAt", ChangeRow.Stamp(CreatedAt)), ("deletedAt", ChangeRow.Stamp(DeletedAt)), ("description", Description), ("id", Id),
        ("metadata", Metadata), ("name", Name), ("updatedAt", ChangeRow.Stamp(UpdatedAt)), ("version", Version));

    public static CollectionRow Of(Collection c) => new(
        c.Id, c.Name, c.Description, c.Metadata.Text, c.Version, Clock.Text(c.CreatedAt), Clock.Text(c.UpdatedAt), Clock.Text(c.DeletedAt), c.IsPurged);

    public CollectionRow Blank() => this with { Name = "", Description = "", Metadata = "{}", IsPurged = true };
}
