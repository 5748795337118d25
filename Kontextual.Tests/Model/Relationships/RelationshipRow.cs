using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a relationship.</summary>
internal sealed record RelationshipRow(
    RelationshipId Id,
    ArtifactId Source,
    ArtifactId Target,
    string Type,
    string Metadata,
    Origin Origin,
    int Version,
    string CreatedAt,
    string UpdatedAt,
    long From,
    long? To,
    bool IsPurged) : IEntityRow<RelationshipId, RelationshipRow>
{
    public static EntityKind Kind => EntityKind.Relationship;

    bool IEntityRow<RelationshipRow>.IsDeleted => To is not null;

    public static RelationshipRow Of(Relationship r) => new(
        r.Id, r.SourceId, r.TargetId, r.Type, r.Metadata.Text, Origin.Of(r.Provenance), r.Version, Clock.Text(r.CreatedAt), Clock.Text(r.UpdatedAt),
        r.FromSequence, r.ToSequence, r.IsPurged);

    /// <summary>The state in change records.</summary>
    public string State() => ChangeRow.StateOf(
        ("createdAt", ChangeRow.Stamp(CreatedAt)), ("fromSequence", From), ("id", Id), ("metadata", Metadata), ("provenance", Origin.Kept),
        ("sourceId", Source), ("targetId", Target), ("toSequence", To), ("type", Type), ("updatedAt", ChangeRow.Stamp(UpdatedAt)),
        ("version", Version));

    public RelationshipRow Blank() => this with { Metadata = "{}", Origin = Origin.None, IsPurged = true };
}
