using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a context reference.</summary>
internal sealed record ContextReferenceRow(
    ContextReferenceId Id,
    ContextPackageId Package,
    int Ordinal,
    string Role,
    TargetRow Target,
    string Metadata,
    Origin Origin,
    int Version,
    string CreatedAt,
    string UpdatedAt,
    string? DeletedAt,
    bool IsPurged) : IEntityRow<ContextReferenceId, ContextReferenceRow>
{
    public static EntityKind Kind => EntityKind.ContextReference;

    bool IEntityRow<ContextReferenceRow>.IsDeleted => DeletedAt is not null;

    /// <summary>The state in change records.</summary>
    public string State() => ChangeRow.StateOf(
        ("artifactId", Target.Artifact), ("createdAt", ChangeRow.Stamp(CreatedAt)), ("deletedAt", ChangeRow.Stamp(DeletedAt)),
        ("externalReference", Target.Text), ("externalSystem", Target.System), ("id", Id), ("metadata", Metadata), ("ordinal", Ordinal),
        ("packageId", Package), ("provenance", Origin.Kept), ("relationshipId", Target.Relationship), ("revision", Target.Revision),
        ("role", Role), ("runId", Target.Run), ("updatedAt", ChangeRow.Stamp(UpdatedAt)), ("version", Version));

    public static ContextReferenceRow Of(ContextReference r) => new(
        r.Id, r.PackageId, r.Ordinal, r.Role, new(r.ArtifactId, r.Revision, r.RelationshipId, r.RunId, r.ExternalSystem, r.ExternalReference),
        r.Metadata.Text, Origin.Of(r.Provenance), r.Version, Clock.Text(r.CreatedAt), Clock.Text(r.UpdatedAt), Clock.Text(r.DeletedAt), r.IsPurged);

    public ContextReferenceRow Blank() =>
        this with { Metadata = "{}", Origin = Origin.None, Target = Target with { System = null, Text = null }, IsPurged = true };
}
