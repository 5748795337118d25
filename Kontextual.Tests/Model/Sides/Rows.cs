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
internal sealed record ArtifactRow(
    ArtifactId Id,
    CollectionId Collection,
    string Name,
    string Type,
    string MediaType,
    int Head,
    string Digest,
    long Size,
    string Metadata,
    Origin Origin,
    string CreatedAt,
    string UpdatedAt,
    string? DeletedAt,
    bool IsPurged);

/// <summary>What a side shows of a revision.</summary>
internal sealed record RevisionRow(
    ArtifactId Artifact,
    int Number,
    string Kind,
    CollectionId Collection,
    string Name,
    string Type,
    string MediaType,
    string Digest,
    long Size,
    string Metadata,
    Origin Origin,
    string Message,
    string CreatedAt,
    long From,
    long? To,
    bool IsPurged);

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
