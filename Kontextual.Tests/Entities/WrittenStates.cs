using Kontextual.Domain;

namespace Kontextual.Tests.Entities;

/// <summary>One entity of each kind with every member set, and one with every member null that may be, each with the text of its state.</summary>
/// <remarks>Those of kinds with verbs stand in their <see cref="EntityCase"/>.</remarks>
internal static partial class WrittenStates
{
    /// <summary>JSON that no double holds and that is not canonical, in the spelling in which it is kept.</summary>
    public const string KeptMembers = """{"b":1.0,"a":1e400,"é":-0.0E-400,"😀":"\u0000\"\\\n/"}""";

    /// <summary>A provenance with every part, as it is kept.</summary>
    public const string KeptOrigin = """{"actor":"ann","source":"","tool":"t \"1\"","toolVersion":"1.0","attributes":{"z":1.50,"a":[12345678901234567890]}}""";

    private const string Messages = """[{"code":"W-1","message":"a \"b\" \u0001 é","severity":"Warning","step":"first","time":"2026-11-22T10:00:00.000000Z"},{"code":"","message":"","severity":"Error","step":null,"time":"2026-11-22T11:00:00.123456Z"}]""";

    public static readonly DateTimeOffset Ten = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Eleven = UtcTime.Parse("2026-11-22T11:00:00.123456Z");
    public static readonly DateTimeOffset Twelve = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    public static readonly Metadata Kept = Metadata.Parse(KeptMembers);

    private static readonly IReadOnlyList<Diagnostic> Diagnostics =
    [
        new() { Severity = DiagnosticSeverity.Warning, Code = "W-1", Message = "a \"b\" \u0001 é", Step = "first", Time = Ten },
        new() { Severity = DiagnosticSeverity.Error, Code = "", Message = "", Time = Eleven },
    ];

    public static IReadOnlyList<WrittenState> All { get; } =
    [
        .. EntityCase.All.SelectMany(entity => entity.States), .. OfSteps(), .. OfBundlesAndManifests(), .. OfOutputs(), .. OfPackages(), .. OfReferences(),
    ];

    private static IEnumerable<WrittenState> OfPackages()
    {
        var package = new ContextPackage
        {
            Id = ContextPackageId.Parse(Id(1)),
            Name = "p",
            Description = "d",
            Metadata = Kept,
            Version = 2,
            CreatedAt = Ten,
            UpdatedAt = Eleven,
            DeletedAt = Twelve,
        };
        yield return WrittenState.Of(ContextPackageDescription.Instance, package, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":"2026-11-22T12:00:00.000000Z","description":"d","id":"{{Id(1)}}","metadata":{{KeptMembers}},"name":"p","updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """);
        yield return WrittenState.Of(ContextPackageDescription.Instance, package with { Description = "", Metadata = Metadata.Empty, DeletedAt = null }, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":null,"description":"","id":"{{Id(1)}}","metadata":{},"name":"p","updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """);
    }

    private static IEnumerable<WrittenState> OfReferences()
    {
        var reference = new ContextReference
        {
            Id = ContextReferenceId.Parse(Id(1)),
            PackageId = ContextPackageId.Parse(Id(2)),
            Ordinal = 3,
            Role = "source",
            Metadata = Kept,
            Provenance = Provenance.FromStored(KeptOrigin),
            Version = 2,
            CreatedAt = Ten,
            UpdatedAt = Eleven,
        };
        yield return WrittenState.Of(
            ContextReferenceDescription.Instance, reference with { ArtifactId = ArtifactId.Parse(Id(4)), Revision = 5, DeletedAt = Twelve }, $$"""
            {"artifactId":"{{Id(4)}}","createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":"2026-11-22T12:00:00.000000Z","externalReference":null,"externalSystem":null,"id":"{{Id(1)}}","metadata":{{KeptMembers}},"ordinal":3,"packageId":"{{Id(2)}}","provenance":{{KeptOrigin}},"relationshipId":null,"revision":5,"role":"source","runId":null,"updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """);
        yield return WrittenState.Of(
            ContextReferenceDescription.Instance, reference with { ExternalSystem = "memory", ExternalReference = " kept \n" }, $$"""
            {"artifactId":null,"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":null,"externalReference":" kept \n","externalSystem":"memory","id":"{{Id(1)}}","metadata":{{KeptMembers}},"ordinal":3,"packageId":"{{Id(2)}}","provenance":{{KeptOrigin}},"relationshipId":null,"revision":null,"role":"source","runId":null,"updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """);
    }

    public static string Id(int number) => $"01890000-0000-7000-8000-{number:x12}";
}
