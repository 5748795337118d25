using System.Diagnostics.CodeAnalysis;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

// Times are texts with all their digits: a time printed short would hide a difference.

/// <summary>What a side shows of a collection, in values that belong to neither side.</summary>
internal sealed record CollectionRow(
    CollectionId Id,
    string Name,
    string Description,
    string Metadata,
    int Version,
    string CreatedAt,
    string UpdatedAt,
    string? DeletedAt,
    bool IsPurged);

/// <summary>What a side shows of an artifact.</summary>
internal sealed record ArtifactRow : ArtifactValues
{
    [SetsRequiredMembers]
    public ArtifactRow(ArtifactValues values, ArtifactId id, int head, string createdAt, string updatedAt, string? deletedAt)
        : base(values) => (Id, Head, CreatedAt, UpdatedAt, DeletedAt) = (id, head, createdAt, updatedAt, deletedAt);

    public ArtifactId Id { get; init; }

    public int Head { get; init; }

    public string CreatedAt { get; init; }

    public string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }
}

/// <summary>What a side shows of a revision.</summary>
internal sealed record RevisionRow : ArtifactValues
{
    [SetsRequiredMembers]
    public RevisionRow(ArtifactValues values, ArtifactId artifact, int number, string kind, string message, string createdAt, long from, long? to)
        : base(values) => (Artifact, Number, Kind, Message, CreatedAt, From, To) = (artifact, number, kind, message, createdAt, from, to);

    public ArtifactId Artifact { get; init; }

    public int Number { get; init; }

    public string Kind { get; init; }

    public string Message { get; init; }

    public string CreatedAt { get; init; }

    public long From { get; init; }

    public long? To { get; init; }
}

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
    bool IsPurged);

/// <summary>
/// What a side shows of a change record. The state is its members, each as <c>name=value</c>, ascending by name, and null when the record
/// keeps none. Of the salt, which is generated at random, only whether it is there.
/// </summary>
internal sealed record ChangeRow(
    long Sequence,
    TransactionId Transaction,
    string EntityKind,
    EntityId Entity,
    string Kind,
    int Version,
    string? OldDigest,
    string? NewDigest,
    string? Actor,
    string? Reason,
    string Time,
    string? State,
    bool HasSalt);

/// <summary>An entity after a write, and what the write did.</summary>
internal sealed record Done<TRow>(TRow Row, string Outcome);

/// <summary>A part of a listing.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Next">What to go on with, in the side's own words; null at the end.</param>
internal sealed record Leaf<TRow>(IReadOnlyList<TRow> Rows, object? Next);

/// <summary>What a traversal reached.</summary>
internal sealed record Reached(IReadOnlyList<(ArtifactRow Artifact, int Distance)> Rows, bool IsTruncated);

/// <summary>A transaction that was committed.</summary>
internal sealed record Ended(TransactionId Transaction, string Time, long? First, long? Last);
