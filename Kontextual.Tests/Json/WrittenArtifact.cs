using Kontextual.Domain;

namespace Kontextual.Tests.Json;

/// <summary>An artifact and a revision, each with the exact text in which it is written.</summary>
internal static class WrittenArtifact
{
    private static readonly DateTimeOffset Time = UtcTime.Parse("2026-11-22T10:44:27.123456Z");

    public static Artifact Artifact { get; } = new()
    {
        Id = ArtifactId.Parse("019343a1-0000-7000-8000-000000000001"),
        CollectionId = CollectionId.Parse("019343a1-0000-7000-8000-000000000002"),
        Name = "a",
        Type = "text",
        MediaType = "text/plain",
        HeadRevision = 3,
        Digest = ContentDigest.Of("x"u8),
        Size = 1,
        Metadata = Metadata.Parse("""{"b":1.0,"a":[1e400,"é"],"c":null}"""),
        Provenance = new() { Actor = "ada", Source = "", Attributes = Metadata.Parse("""{"x":12345678901234567890}""") },
        CreatedAt = Time,
        UpdatedAt = Time,
    };

    /// <summary>The artifact as System.Text.Json writes it, and the tool.</summary>
    public static string ArtifactJson { get; } = string.Concat(
        """{"id":"019343a1-0000-7000-8000-000000000001","collectionId":"019343a1-0000-7000-8000-000000000002","name":"a","type":"text",""",
        """ "mediaType":"text/plain","headRevision":3,"digest":"sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",""",
        """ "size":1,"metadata":{"b":1.0,"a":[1e400,"é"],"c":null},""",
        """ "provenance":{"actor":"ada","source":"","tool":null,"toolVersion":null,"attributes":{"x":12345678901234567890}},""",
        """ "createdAt":"2026-11-22T10:44:27.123456Z","updatedAt":"2026-11-22T10:44:27.123456Z","deletedAt":null,"purged":false}""")
        .Replace(" ", "", StringComparison.Ordinal);

    public static Revision Revision { get; } = new()
    {
        ArtifactId = ArtifactId.Parse("01890000-0000-7000-8000-000000000001"),
        Number = 100,
        Kind = RevisionKind.Updated,
        CollectionId = CollectionId.Parse("01890000-0000-7000-8000-000000000002"),
        Name = "a",
        Type = "text",
        MediaType = "text/plain",
        Digest = ContentDigest.Of([]),
        Size = 0,
        Metadata = Metadata.Parse("""{"b":1.0,"a":1e400}"""),
        Provenance = new() { Actor = "ann" },
        ProducingRunId = RunId.Parse("01890000-0000-7000-8000-000000000003"),
        Message = "why",
        CreatedAt = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
        FromSequence = 7,
    };

    /// <summary>The revision as the state that the chain commits to. Whatever changes here makes existing stores fail their verification.</summary>
    public static string RevisionState { get; } = string.Concat(
        """{"artifactId":"01890000-0000-7000-8000-000000000001","collectionId":"01890000-0000-7000-8000-000000000002",""",
        """ "createdAt":"2026-11-22T10:00:00.000000Z","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",""",
        """ "fromSequence":7,"kind":"Updated","mediaType":"text/plain","message":"why","metadata":{"b":1.0,"a":1e400},"name":"a","number":100,""",
        """ "producingRunId":"01890000-0000-7000-8000-000000000003","provenance":{"actor":"ann"},"size":0,"type":"text"}""")
        .Replace(" ", "", StringComparison.Ordinal);
}
