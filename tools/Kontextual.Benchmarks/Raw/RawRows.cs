using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Raw;

/// <summary>Converts rows to the records that the library returns: with typed ids, times, metadata and provenance.</summary>
internal static class RawRows
{
    public static string IdText(Guid id) => id.ToString("D");

    /// <summary>Reads a live artifact. The columns are in the order of <see cref="RawStatements.ArtifactById"/>.</summary>
    public static Artifact Artifact(SqliteDataReader row) => new()
    {
        Id = new ArtifactId(Id(row, 0)),
        CollectionId = new CollectionId(Id(row, 1)),
        Name = row.GetString(2),
        Type = row.GetString(3),
        MediaType = row.GetString(4),
        HeadRevision = row.GetInt32(5),
        Digest = DigestOf(row, 6),
        Size = row.GetInt64(7),
        Metadata = Metadata.FromStored(row.GetString(8)),
        Provenance = RawProvenance.Parse(row.GetString(9)),
        CreatedAt = RawTimes.Parse(row.GetString(10)),
        UpdatedAt = RawTimes.Parse(row.GetString(11)),
    };

    /// <summary>Reads an entry of a history. The columns are in the order of <see cref="RawStatements.History"/>.</summary>
    public static RevisionEntry Entry(ArtifactId artifact, SqliteDataReader row)
    {
        var revision = Revision(artifact, row);
        return new RevisionEntry { Revision = revision, Change = Change(revision, row) };
    }

    /// <summary>Reads a change record. The columns are in the order of <see cref="RawLinkStatements.ChangesFrom"/>.</summary>
    public static ChangeRecord Record(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        TransactionId = new TransactionId(Id(row, 1)),
        EntityKind = Enum.Parse<EntityKind>(row.GetString(2)),
        EntityId = new EntityId(Id(row, 3)),
        Kind = Enum.Parse<ChangeKind>(row.GetString(4)),
        EntityVersion = row.GetInt32(5),
        OldDigest = row.IsDBNull(6) ? null : DigestOf(row, 6),
        NewDigest = row.IsDBNull(7) ? null : DigestOf(row, 7),
        Actor = row.IsDBNull(8) ? null : row.GetString(8),
        RunId = row.IsDBNull(9) ? null : new RunId(Id(row, 9)),
        Attempt = row.IsDBNull(10) ? null : row.GetInt32(10),
        Reason = row.IsDBNull(11) ? null : row.GetString(11),
        TraceId = row.IsDBNull(12) ? null : row.GetString(12),
        Time = RawTimes.Parse(row.GetString(13)),
        State = row.IsDBNull(14) ? null : row.GetString(14),
        Salt = row.IsDBNull(15) ? null : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(15)),
        Commitment = ChainHash.FromBytes(row.GetFieldValue<byte[]>(16)),
        Hash = ChainHash.FromBytes(row.GetFieldValue<byte[]>(17)),
    };

    private static Revision Revision(ArtifactId artifact, SqliteDataReader row) => new()
    {
        ArtifactId = artifact,
        Number = row.GetInt32(0),
        Kind = KindOf(row.GetString(1)),
        CollectionId = new CollectionId(Id(row, 2)),
        Name = row.GetString(3),
        Type = row.GetString(4),
        MediaType = row.GetString(5),
        Digest = DigestOf(row, 6),
        Size = row.GetInt64(7),
        Metadata = Metadata.FromStored(row.GetString(8)),
        Provenance = RawProvenance.Parse(row.GetString(9)),
        ProducingRunId = row.IsDBNull(10) ? null : new RunId(Id(row, 10)),
        Message = row.GetString(11),
        CreatedAt = RawTimes.Parse(row.GetString(12)),
        FromSequence = row.GetInt64(13),
        ToSequence = row.IsDBNull(14) ? null : row.GetInt64(14),
        IsPurged = row.GetInt64(15) != 0,
    };

    private static ChangeRecord Change(Revision revision, SqliteDataReader row) => new()
    {
        Sequence = revision.FromSequence,
        TransactionId = new TransactionId(Id(row, 16)),
        EntityKind = EntityKind.Artifact,
        EntityId = revision.ArtifactId,
        Kind = Enum.Parse<ChangeKind>(row.GetString(17)),
        EntityVersion = revision.Number,
        OldDigest = row.IsDBNull(18) ? null : DigestOf(row, 18),
        NewDigest = row.IsDBNull(19) ? null : DigestOf(row, 19),
        Actor = row.IsDBNull(20) ? null : row.GetString(20),
        RunId = row.IsDBNull(21) ? null : new RunId(Id(row, 21)),
        Reason = row.IsDBNull(22) ? null : row.GetString(22),
        Time = RawTimes.Parse(row.GetString(23)),
        Salt = row.IsDBNull(24) ? null : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(24)),
        Commitment = ChainHash.FromBytes(row.GetFieldValue<byte[]>(25)),
        Hash = ChainHash.FromBytes(row.GetFieldValue<byte[]>(26)),
    };

    private static ContentDigest DigestOf(SqliteDataReader row, int column) => ContentDigest.FromHash(row.GetFieldValue<byte[]>(column));

    private static Guid Id(SqliteDataReader row, int column) => Guid.ParseExact(row.GetString(column), "D");

    private static RevisionKind KindOf(string word) => word switch
    {
        nameof(RevisionKind.Created) => RevisionKind.Created,
        nameof(RevisionKind.Updated) => RevisionKind.Updated,
        nameof(RevisionKind.Deleted) => RevisionKind.Deleted,
        nameof(RevisionKind.Restored) => RevisionKind.Restored,
        _ => throw new InvalidDataException($"There is no revision of kind '{word}'."),
    };
}
