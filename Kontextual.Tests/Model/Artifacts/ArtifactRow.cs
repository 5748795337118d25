using System.Diagnostics.CodeAnalysis;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of an artifact.</summary>
internal sealed record ArtifactRow : ArtifactValues, IEntityRow<ArtifactId, ArtifactRow>
{
    [SetsRequiredMembers]
    public ArtifactRow(ArtifactValues values, ArtifactId id, int head, string createdAt, string updatedAt, string? deletedAt)
        : base(values) => (Id, Head, CreatedAt, UpdatedAt, DeletedAt) = (id, head, createdAt, updatedAt, deletedAt);

    public static EntityKind Kind => EntityKind.Artifact;

    public ArtifactId Id { get; init; }

    public int Head { get; init; }

    public string CreatedAt { get; init; }

    public string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    /// <summary>Its live relationships, for the filter by them. They are no part of the artifact, so they are neither printed nor kept.</summary>
    internal IReadOnlyList<RelationshipRow> Links { get; init; } = [];

    /// <summary>Its revisions, for the filters by them. They are neither printed nor kept.</summary>
    internal IReadOnlyList<RevisionRow> Revisions { get; init; } = [];

    int IEntityRow<ArtifactRow>.Version => Head;

    bool IEntityRow<ArtifactRow>.IsDeleted => DeletedAt is not null;

    public static ArtifactRow Of(Artifact a) => new(
        ValuesOf(a), a.Id, a.HeadRevision, Clock.Text(a.CreatedAt), Clock.Text(a.UpdatedAt), Clock.Text(a.DeletedAt));

    public ArtifactRow Blank() => Blank(this);
}
