using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>Converts the rows that <see cref="ChainCheck"/> reads to entities.</summary>
internal static class ChangeRow
{
    private const int RevisionKindColumn = 15;

    public static ChangeRecord Record(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        TransactionId = TransactionId.Parse(row.GetString(1)),
        EntityKind = Enum.Parse<EntityKind>(row.GetString(2)),
        EntityId = EntityId.Parse(row.GetString(3)),
        Kind = Enum.Parse<ChangeKind>(row.GetString(4)),
        EntityVersion = row.GetInt32(5),
        OldDigest = row.IsDBNull(6) ? null : Digest(row, 6),
        NewDigest = row.IsDBNull(7) ? null : Digest(row, 7),
        Actor = Text(row, 8),
        RunId = Text(row, 26) is { } run ? RunId.Parse(run) : null,
        Attempt = row.IsDBNull(27) ? null : row.GetInt32(27),
        Reason = Text(row, 9),
        TraceId = Text(row, 28),
        Time = Time(row.GetString(10)),
        State = Text(row, 11),
        Salt = row.IsDBNull(12) ? null : Hex(row, 12),
        Commitment = ChainHash.Parse(Hex(row, 13)),
        Hash = ChainHash.Parse(Hex(row, 14)),
    };

    /// <summary>Reads the revision of the record. Null when the record is not of a revision, or when the revision is missing.</summary>
    public static Revision? Revision(SqliteDataReader row, ChangeRecord record) => row.IsDBNull(RevisionKindColumn)
        ? null
        : new Revision
        {
            ArtifactId = ArtifactId.Parse(row.GetString(3)),
            Number = record.EntityVersion,
            Kind = Enum.Parse<RevisionKind>(row.GetString(RevisionKindColumn)),
            CollectionId = CollectionId.Parse(row.GetString(16)),
            Name = row.GetString(17),
            Type = row.GetString(18),
            MediaType = row.GetString(19),
            Digest = Digest(row, 20),
            Size = row.GetInt64(21),
            Metadata = Metadata.Parse(row.GetString(22)),

            // Campaigns write no provenance. A provenance in the store would not match the commitment.
            Provenance = Provenance.None,
            ProducingRunId = Text(row, 29) is { } producer ? RunId.Parse(producer) : null,
            Message = row.GetString(24),
            CreatedAt = Time(row.GetString(25)),
            FromSequence = record.Sequence,
        };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static ContentDigest Digest(SqliteDataReader row, int column) => ContentDigest.Parse($"sha256:{Hex(row, column)}");

    private static string Hex(SqliteDataReader row, int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
