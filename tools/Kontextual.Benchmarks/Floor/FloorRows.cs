using Kontextual.Benchmarks.Raw;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Floor;

/// <summary>Converts rows of the leanest schema to the records that the library returns.</summary>
internal static class FloorRows
{
    /// <summary>The number of columns of an artifact, after which further columns of a statement follow.</summary>
    public const int ArtifactColumns = 15;

    private const int ChangeColumn = ArtifactColumns + 4;

    public static RevisionKind Kind(SqliteDataReader row) => (RevisionKind)row.GetInt32(12);

    public static FloorHead Head(SqliteDataReader row) => new(Artifact(row), Kind(row), row.GetInt64(13), row.GetInt64(14));

    public static Artifact Artifact(SqliteDataReader row)
    {
        var updated = Time(row, 11);
        return new()
        {
            Id = new ArtifactId(Id(row, 0)),
            CollectionId = new CollectionId(Id(row, 1)),
            Name = row.GetString(2),
            Type = row.GetString(3),
            MediaType = row.GetString(4),
            HeadRevision = row.GetInt32(5),
            Digest = ContentDigest.FromHash(Bytes(row, 6)),
            Size = row.GetInt64(7),
            Metadata = Metadata.FromStored(row.GetString(8)),
            Provenance = RawProvenance.Parse(row.GetString(9)),
            CreatedAt = Time(row, 10),
            UpdatedAt = updated,
            DeletedAt = Kind(row) == RevisionKind.Deleted ? updated : null,
        };
    }

    public static RevisionEntry Entry(SqliteDataReader row)
    {
        const int Rest = ArtifactColumns;
        var revision = new Revision
        {
            ArtifactId = new ArtifactId(Id(row, 0)),
            Number = row.GetInt32(5),
            Kind = Kind(row),
            CollectionId = new CollectionId(Id(row, 1)),
            Name = row.GetString(2),
            Type = row.GetString(3),
            MediaType = row.GetString(4),
            Digest = ContentDigest.FromHash(Bytes(row, 6)),
            Size = row.GetInt64(7),
            Metadata = Metadata.FromStored(row.GetString(8)),
            Provenance = RawProvenance.Parse(row.GetString(9)),
            ProducingRunId = row.IsDBNull(Rest) ? null : new RunId(Id(row, Rest)),
            Message = row.GetString(Rest + 1),
            CreatedAt = Time(row, 11),
            FromSequence = row.GetInt64(13),
            ToSequence = row.IsDBNull(Rest + 2) ? null : row.GetInt64(Rest + 2),
            IsPurged = row.GetInt64(Rest + 3) != 0,
        };
        return new() { Revision = revision, Change = Change(row, ChangeColumn) };
    }

    /// <param name="row">The row.</param>
    /// <param name="at">The first column of the change record.</param>
    public static ChangeRecord Change(SqliteDataReader row, int at = 0) => new()
    {
        Sequence = row.GetInt64(at),
        TransactionId = new TransactionId(Id(row, at + 1)),
        EntityKind = (EntityKind)row.GetInt32(at + 2),
        EntityId = new EntityId(Id(row, at + 3)),
        Kind = (ChangeKind)row.GetInt32(at + 4),
        EntityVersion = row.GetInt32(at + 5),
        OldDigest = row.IsDBNull(at + 6) ? null : ContentDigest.FromHash(Bytes(row, at + 6)),
        NewDigest = row.IsDBNull(at + 7) ? null : ContentDigest.FromHash(Bytes(row, at + 7)),
        Actor = row.IsDBNull(at + 8) ? null : row.GetString(at + 8),
        RunId = row.IsDBNull(at + 9) ? null : new RunId(Id(row, at + 9)),
        Attempt = row.IsDBNull(at + 10) ? null : row.GetInt32(at + 10),
        Reason = row.IsDBNull(at + 11) ? null : row.GetString(at + 11),
        TraceId = row.IsDBNull(at + 12) ? null : row.GetString(at + 12),
        Time = Time(row, at + 13),
        State = row.IsDBNull(at + 14) ? null : row.GetString(at + 14),
        Salt = row.IsDBNull(at + 15) ? null : Convert.ToHexStringLower(Bytes(row, at + 15)),
        Commitment = ChainHash.FromBytes(Bytes(row, at + 16)),
        Hash = ChainHash.FromBytes(Bytes(row, at + 17)),
    };

    public static DateTimeOffset Time(SqliteDataReader row, int column) =>
        DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(column) * TimeSpan.TicksPerMicrosecond);

    public static byte[] Bytes(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static Guid Id(SqliteDataReader row, int column) => new(Bytes(row, column), bigEndian: true);
}
