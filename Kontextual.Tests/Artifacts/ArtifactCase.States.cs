using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Schema;
using static Kontextual.Tests.Entities.WrittenStates;

namespace Kontextual.Tests.Artifacts;

/// <content>
/// Artifacts and revisions with every member set, and the exact texts in which they are written. Their fields have the samples of
/// <see cref="ArtifactFields"/>. The state of an artifact is its revision.
/// </content>
internal sealed partial class ArtifactCase
{
    private static Artifact SampledArtifact => ArtifactFields.Samples(new Artifact
    {
        Id = ArtifactId.Parse(Id(1)),
        CollectionId = CollectionId.Parse(Id(2)),
        Name = "",
        Type = "",
        MediaType = "",
        HeadRevision = 3,
        Digest = ContentDigest.Of("x"u8),
        Size = 1,
        Metadata = Metadata.Empty,
        Provenance = new() { Actor = "ada", Source = "", Attributes = Metadata.Parse("""{"x":12345678901234567890}""") },
        CreatedAt = Ten,
        UpdatedAt = Eleven,
    });

    private static Revision SampledRevision => ArtifactFields.Samples(new Revision
    {
        ArtifactId = ArtifactId.Parse(Id(1)),
        Number = 100,
        Kind = RevisionKind.Updated,
        CollectionId = CollectionId.Parse(Id(2)),
        Name = "",
        Type = "",
        MediaType = "",
        Digest = ContentDigest.Of([]),
        Size = 512L << 20,
        Metadata = Metadata.Empty,
        Provenance = Provenance.FromStored(KeptOrigin),
        ProducingRunId = RunId.Parse(Id(3)),
        Message = "why",
        CreatedAt = Ten,
        FromSequence = long.MaxValue,
    });

    private static Revision Full => SampledRevision with { Metadata = Kept };

    public override IEnumerable<WrittenState> States =>
    [
        WrittenState.Of(RevisionDescription.Instance, Full, $$"""
            {"artifactId":"{{Id(1)}}","collectionId":"{{Id(2)}}","createdAt":"2026-11-22T10:00:00.000000Z","digest":"{{ContentDigest.Of([])}}","fromSequence":9223372036854775807,"kind":"Updated","mediaType":"text/markdown","message":"why","metadata":{{KeptMembers}},"name":"café","number":100,"producingRunId":"{{Id(3)}}","provenance":{{KeptOrigin}},"size":536870912,"type":"decision"}
            """),
        WrittenState.Of(RevisionDescription.Instance, Full with { Message = "", ProducingRunId = null, Provenance = Provenance.None, Number = 1, FromSequence = 7, Size = 0 }, $$"""
            {"artifactId":"{{Id(1)}}","collectionId":"{{Id(2)}}","createdAt":"2026-11-22T10:00:00.000000Z","digest":"{{ContentDigest.Of([])}}","fromSequence":7,"kind":"Updated","mediaType":"text/markdown","message":"","metadata":{{KeptMembers}},"name":"café","number":1,"producingRunId":null,"provenance":{},"size":0,"type":"decision"}
            """),
    ];

    /// <summary>An artifact with the text in which System.Text.Json and the tool write it.</summary>
    public static (Artifact Artifact, string Json) Written => (
        SampledArtifact with { Name = "a", Metadata = Metadata.Parse("""{"b":1.0,"a":[1e400,"é"],"c":null}""") },
        $$$"""
            {"id":"{{{Id(1)}}}","collectionId":"{{{Id(2)}}}","name":"a","type":"decision","mediaType":"text/markdown","headRevision":3,"digest":"sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","size":1,"metadata":{"b":1.0,"a":[1e400,"é"],"c":null},"provenance":{"actor":"ada","source":"","tool":null,"toolVersion":null,"attributes":{"x":12345678901234567890}},"createdAt":"2026-11-22T10:00:00.000000Z","updatedAt":"2026-11-22T11:00:00.123456Z","deletedAt":null,"purged":false}
            """);

    public override IReadOnlyList<object> Samples =>
    [
        Written.Artifact with
        {
            Id = EntitySamples.ArtifactId, CollectionId = EntitySamples.CollectionId, Name = EntitySamples.LongName, Type = "café/x",
            MediaType = "text/plain; charset=utf-8", HeadRevision = 1, Digest = EntitySamples.Digest, Size = 512L << 20,
            Metadata = EntitySamples.Hostile, Provenance = EntitySamples.Origin,
            CreatedAt = EntitySamples.Earliest, UpdatedAt = EntitySamples.Time, DeletedAt = EntitySamples.Latest, IsPurged = true,
        },
        Full with
        {
            ArtifactId = EntitySamples.ArtifactId, Number = 1, Kind = RevisionKind.Restored, CollectionId = EntitySamples.CollectionId,
            Digest = EntitySamples.Digest, Size = 3, Metadata = EntitySamples.Hostile, Provenance = EntitySamples.Origin,
            ProducingRunId = EntitySamples.RunId, Message = "é\r\n😀", CreatedAt = EntitySamples.Time,
            FromSequence = long.MaxValue - 1, ToSequence = long.MaxValue, IsPurged = true,
        },
    ];
}
