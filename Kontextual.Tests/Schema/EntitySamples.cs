using Kontextual.Domain;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Lineage;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Schema;

/// <summary>
/// One of each entity with every property set, to values that are easily lost. Those of artifacts and revisions, and of kinds to which no
/// other refers, are in their cases.
/// </summary>
internal static class EntitySamples
{
    /// <summary>The longest name there may be, of code points beyond the 16 bits of a char.</summary>
    public static readonly string LongName = string.Concat(Enumerable.Repeat("\U0001F600", 512));

    public static readonly Metadata Hostile = Draft.Meta(
        """{"z":1.0,"big":12345678901234567890,"huge":1e400,"tiny":-0.0E-400,"nul":"a\u0000b","😀":"é","e":{},"a":[],"a\"'|":null}""");

    public static readonly Provenance Origin = new()
    {
        Actor = "ann 😀",
        Source = "https://example.org/?q='x'\"\\",
        Tool = "",
        ToolVersion = "1.0",
        Attributes = Hostile,
    };

    public static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 22, 10, 44, 27, TimeSpan.Zero).AddTicks(1_234_560);
    public static readonly DateTimeOffset Earliest = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Latest = DateTimeOffset.MaxValue.AddTicks(-9);
    public static readonly ContentDigest Digest = ContentDigest.Of("x\ny"u8);
    public static readonly CollectionId CollectionId = new(Id(1));
    public static readonly ArtifactId ArtifactId = new(Id(2));
    public static readonly RunId RunId = new(Id(3));
    private static readonly BundleId BundleId = new(Id(4));
    private static readonly ManifestId ManifestId = new(Id(5));
    private static readonly RelationshipId RelationshipId = new(Id(6));
    private static readonly ContextPackageId PackageId = new(Id(7));

    private static readonly IReadOnlyList<Diagnostic> Diagnostics =
    [
        new() { Severity = DiagnosticSeverity.Warning, Code = "W-1", Message = "a \"b\" \u0001 😀 é", Step = "first", Time = Time },
        new() { Severity = DiagnosticSeverity.Error, Code = "", Message = "", Time = Latest },
    ];

    public static IReadOnlyList<object> All { get; } =
    [
        new StoreInfo { Id = new(Id(8)), FormatVersion = int.MaxValue, CreatedAt = Time },
        new Collection
        {
            Id = CollectionId, Name = LongName, Description = "d\n\t", Metadata = Hostile, Version = 7,
            CreatedAt = Earliest, UpdatedAt = Time, DeletedAt = Latest, IsPurged = true,
        },
        new CollectionName
        {
            CollectionId = CollectionId, FromSequence = 2, ToSequence = long.MaxValue, Name = LongName, IsDeleted = true, IsPurged = true,
        },
        new Content { Digest = Digest, Size = 3, Storage = ContentStorage.Text, Text = "x\ny" },
        new ContentChunk { Digest = Digest, Ordinal = 0, Bytes = [0, 255, 1] },
        new InputBundle { Id = BundleId, Digest = Digest, Parameters = Hostile, EntryCount = 2, CreatedAt = Time, IsPurged = true },
        new OperationRun
        {
            Id = RunId, Operation = LongName, Status = RunStatus.Suspended, Attempt = 2, ParentRunId = RunId, Actor = "", IdempotencyKey = "k 😀",
            InputBundleId = BundleId, Version = 3, CreatedAt = Earliest, StartedAt = Time, FinishedAt = Latest, HeartbeatAt = Time,
            Diagnostics = Diagnostics, IsPurged = true,
        },
        new ArtifactName
        {
            ArtifactId = ArtifactId, FromSequence = 2, ToSequence = long.MaxValue, CollectionId = CollectionId, Name = LongName, Type = LongName,
            IsDeleted = true, CreatedAt = Earliest, IsPurged = true,
        },
        new Relationship
        {
            Id = RelationshipId, SourceId = ArtifactId, TargetId = ArtifactId, Type = "is", Metadata = Hostile, Provenance = Origin, Version = 2,
            CreatedAt = Time, UpdatedAt = Latest, FromSequence = 1, ToSequence = 2, IsPurged = true,
        },
        new ChangeRecord
        {
            Sequence = long.MaxValue, TransactionId = new(Id(9)), EntityKind = EntityKind.ContextReference, EntityId = ArtifactId,
            Kind = ChangeKind.Moved, EntityVersion = 4, OldDigest = Digest, NewDigest = ContentDigest.Of([]), Actor = "ann", RunId = RunId, Attempt = 2,
            Reason = "because\nof 😀", TraceId = "4bf92f3577b34da6a3ce929d0e0e4736", Time = Time, State = """{"a":"\u0000"}""", Salt = new string('a', 32),
            Commitment = ChainHash.Genesis, Hash = ChainHash.Parse(new string('f', 64)),
        },
        new WorkflowStep
        {
            Id = new(Id(10)), RunId = RunId, Ordinal = 1, Name = "s", Status = StepStatus.Skipped, Attempt = 1, Parameters = Hostile,
            Result = KeptJson.Parse("""[1.0,"a\u0000b",{"😀":-0.0E-400}]"""), Version = 1,
            StartedAt = Time, FinishedAt = Latest, Diagnostics = Diagnostics, IsPurged = true,
        },
        new InputEntry { BundleId = BundleId, Path = LongName, ArtifactId = ArtifactId, Revision = 1, Digest = Digest },
        new InputEntry { BundleId = BundleId, Path = "outside", Uri = "file:///a%20b", Digest = Digest },
        new RunManifest
        {
            Id = ManifestId, RunId = RunId, Attempt = 1, Outcome = AttemptOutcome.Abandoned, Tool = Hostile, Environment = Hostile,
            StartedAt = Earliest, FinishedAt = Latest, Diagnostics = Diagnostics, Digest = Digest, EntryCount = 2, IsPurged = true,
        },
        new MovedInput { BundleId = BundleId, ArtifactId = ArtifactId, Revision = 1 },
        new ManifestEntry
        {
            ManifestId = ManifestId, Role = ManifestEntryRole.Output, Path = "p", ArtifactId = ArtifactId, Revision = 1, Digest = Digest,
        },
        new ManifestEntry { ManifestId = ManifestId, Role = ManifestEntryRole.Input, Path = "p", Uri = "urn:x", Digest = Digest },
        new RunOutput
        {
            RunId = RunId, Path = "o", Attempt = 1, StepOrdinal = 1, ArtifactId = ArtifactId, Revision = 1, Digest = Digest, Sequence = 3,
        },
        new RunOutput
        {
            RunId = RunId, Path = "p", Attempt = 1, ArtifactId = ArtifactId, Revision = 1, Digest = Digest, Sequence = 3, ToSequence = 4,
        },
        new ContextPackage
        {
            Id = PackageId, Name = LongName, Description = "", Metadata = Hostile, Version = 1,
            CreatedAt = Time, UpdatedAt = Time, DeletedAt = Latest, IsPurged = true,
        },
        new ContextPackageName
        {
            PackageId = PackageId, FromSequence = 2, ToSequence = long.MaxValue, Name = LongName, IsDeleted = true, IsPurged = true,
        },
        Reference(1) with { ArtifactId = ArtifactId, Revision = 1 },
        Reference(2) with { RelationshipId = RelationshipId },
        Reference(3) with { RunId = RunId },
        new ContextReferencePlace
        {
            ReferenceId = Reference(3).Id, FromSequence = 2, ToSequence = long.MaxValue, PackageId = PackageId, Ordinal = 3, Role = LongName, IsDeleted = true,
        },
        Reference(4) with { ExternalSystem = "memory", ExternalReference = " kept exactly \n", DeletedAt = Latest, IsPurged = true },
        new IndexedPointer { PointerKey = 1, Pointer = "/tags/*" },
        new IndexedValue { PointerKey = 1, Value = "5draft", ArtifactId = ArtifactId },
        .. EntityCase.All.SelectMany(one => one.Samples),
    ];

    private static ContextReference Reference(int ordinal) => new()
    {
        Id = new(Id(20 + ordinal)),
        PackageId = PackageId,
        Ordinal = ordinal,
        Role = "role",
        Metadata = Hostile,
        Provenance = Origin,
        Version = 1,
        CreatedAt = Time,
        UpdatedAt = Time,
    };

    public static Guid Id(int number) => Guid.Parse($"01890000-0000-7000-8000-{number:x12}");
}
