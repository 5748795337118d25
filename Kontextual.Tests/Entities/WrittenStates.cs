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
        .. EntityCase.All.SelectMany(entity => entity.States), .. OfSteps(), .. OfBundlesAndManifests(), .. OfOutputs(),
    ];

    public static string Id(int number) => $"01890000-0000-7000-8000-{number:x12}";
}
