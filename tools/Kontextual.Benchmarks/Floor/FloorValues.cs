using Kontextual.Benchmarks.Raw;

namespace Kontextual.Benchmarks.Floor;

/// <summary>The values of new rows, in the order of the parameters of <see cref="FloorStatements"/>.</summary>
internal static class FloorValues
{
    public static object?[] Content(long key, RawContent content) => [key, content.Digest.ToBytes(), content.Text];

    public static object?[] Revision(Artifact artifact, RevisionKind kind, long key, long content) =>
    [
        key, Id(artifact.Id.Value), artifact.HeadRevision, (int)kind, Id(artifact.CollectionId.Value), artifact.Name, artifact.Type,
        artifact.MediaType, content, artifact.Digest.ToBytes(), artifact.Size, artifact.Metadata.Text, artifact.Provenance.ToStoredText(),
        Time(artifact.CreatedAt), Time(artifact.UpdatedAt),
    ];

    public static object?[] Change(ChangeRecord change, long first) =>
    [
        change.Sequence, first, Id(change.TransactionId.Value), (int)change.EntityKind, Id(change.EntityId.Value), (int)change.Kind,
        change.EntityVersion, change.OldDigest?.ToBytes(), change.NewDigest?.ToBytes(), Time(change.Time), change.State,
        Convert.FromHexString(change.Salt!), change.Commitment.ToBytes(), change.Hash.ToBytes(),
    ];

    public static object?[] Link(Relationship link) =>
    [
        link.FromSequence, Id(link.Id.Value), Id(link.SourceId.Value), Id(link.TargetId.Value), link.Type, link.Metadata.Text,
        link.Provenance.ToStoredText(), Time(link.CreatedAt),
    ];

    public static byte[] Id(Guid id) => id.ToByteArray(bigEndian: true);

    private static long Time(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
