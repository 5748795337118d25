using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a context package.</summary>
internal sealed record ContextPackageRow(
    ContextPackageId Id,
    string Name,
    string Description,
    string Metadata,
    int Version,
    string CreatedAt,
    string UpdatedAt,
    string? DeletedAt,
    bool IsPurged) : IEntityRow<ContextPackageId, ContextPackageRow>
{
    public static EntityKind Kind => EntityKind.ContextPackage;

    bool IEntityRow<ContextPackageRow>.IsDeleted => DeletedAt is not null;

    /// <summary>What its live references lead to, for the filter by it. It is no part of the package, so it is neither printed nor kept.</summary>
    internal IReadOnlyList<TargetRow> Targets { get; init; } = [];

    /// <summary>The state in change records.</summary>
    public string State() => ChangeRow.StateOf(
        ("createdAt", ChangeRow.Stamp(CreatedAt)), ("deletedAt", ChangeRow.Stamp(DeletedAt)), ("description", Description), ("id", Id),
        ("metadata", Metadata), ("name", Name), ("updatedAt", ChangeRow.Stamp(UpdatedAt)), ("version", Version));

    public static ContextPackageRow Of(ContextPackage p) => new(
        p.Id, p.Name, p.Description, p.Metadata.Text, p.Version, Clock.Text(p.CreatedAt), Clock.Text(p.UpdatedAt), Clock.Text(p.DeletedAt), p.IsPurged);

    public ContextPackageRow Blank() => this with { Name = "", Description = "", Metadata = "{}", IsPurged = true };
}
