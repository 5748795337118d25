namespace Kontextual.Benchmarks.Floor;

/// <summary>
/// The values of new rows, in the order of the parameters of <see cref="FloorStatements"/>. The text of a provenance is made by the caller,
/// because the chain contains it as well.
/// </summary>
internal static class FloorValues
{
    public static object?[] Content(long key, FloorContent content) => [key, content.Hash, content.Text];

    public static object?[] Revision(Artifact artifact, RevisionKind kind, long key, long content, byte[] digest, string provenance) =>
    [
        key, Id(artifact.Id.Value), artifact.HeadRevision, (int)kind, Id(artifact.CollectionId.Value), artifact.Name, artifact.Type,
        artifact.MediaType, content, digest, artifact.Size, artifact.Metadata.Text, provenance,
        Time(artifact.CreatedAt), Time(artifact.UpdatedAt),
    ];

    public static object?[] Link(Relationship link) =>
    [
        link.FromSequence, Id(link.Id.Value), Id(link.SourceId.Value), Id(link.TargetId.Value), link.Type, link.Metadata.Text,
        link.Provenance.ToStoredText(), Time(link.CreatedAt),
    ];

    public static byte[] Id(Guid id) => id.ToByteArray(bigEndian: true);

    public static long Time(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
