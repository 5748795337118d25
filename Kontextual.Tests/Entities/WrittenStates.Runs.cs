using Kontextual.Domain;

namespace Kontextual.Tests.Entities;

internal static partial class WrittenStates
{
    internal static IEnumerable<WrittenState> OfRuns()
    {
        var full = new OperationRun
        {
            Id = RunId.Parse(Id(1)),
            Operation = "ingest",
            Status = RunStatus.Suspended,
            Attempt = 2,
            ParentRunId = RunId.Parse(Id(2)),
            Actor = "ann",
            IdempotencyKey = "k 1",
            InputBundleId = BundleId.Parse(Id(3)),
            Version = 4,
            CreatedAt = Ten,
            StartedAt = Eleven,
            FinishedAt = Twelve,
            Diagnostics = Diagnostics,
        };
        yield return WrittenState.Of(RunDescription.Instance, full, $$"""
            {"actor":"ann","attempt":2,"createdAt":"2026-11-22T10:00:00.000000Z","diagnostics":{{Messages}},"finishedAt":"2026-11-22T12:00:00.000000Z","id":"{{Id(1)}}","idempotencyKey":"k 1","inputBundleId":"{{Id(3)}}","operation":"ingest","parentRunId":"{{Id(2)}}","startedAt":"2026-11-22T11:00:00.123456Z","status":"Suspended","version":4}
            """);
        var least = new OperationRun { Id = full.Id, Operation = "o", Status = RunStatus.Pending, Attempt = 1, Version = 1, CreatedAt = Ten };
        yield return WrittenState.Of(RunDescription.Instance, least, $$"""
            {"actor":null,"attempt":1,"createdAt":"2026-11-22T10:00:00.000000Z","diagnostics":[],"finishedAt":null,"id":"{{Id(1)}}","idempotencyKey":null,"inputBundleId":null,"operation":"o","parentRunId":null,"startedAt":null,"status":"Pending","version":1}
            """);
    }

    private static IEnumerable<WrittenState> OfSteps()
    {
        var full = new WorkflowStep
        {
            Id = StepId.Parse(Id(1)),
            RunId = RunId.Parse(Id(2)),
            Ordinal = 3,
            Name = "first",
            Status = StepStatus.Skipped,
            Attempt = 2,
            Parameters = Kept,
            Result = KeptJson.Parse(KeptMembers),
            Version = 5,
            StartedAt = Ten,
            FinishedAt = Eleven,
            Diagnostics = Diagnostics,
        };
        yield return WrittenState.Of(StepDescription.Instance, full, $$"""
            {"attempt":2,"diagnostics":{{Messages}},"finishedAt":"2026-11-22T11:00:00.123456Z","id":"{{Id(1)}}","name":"first","ordinal":3,"parameters":{{KeptMembers}},"result":{{KeptMembers}},"runId":"{{Id(2)}}","startedAt":"2026-11-22T10:00:00.000000Z","status":"Skipped","version":5}
            """);
        yield return WrittenState.Of(StepDescription.Instance, full with { Parameters = Metadata.Empty, Result = null, StartedAt = null, FinishedAt = null, Diagnostics = [] }, $$"""
            {"attempt":2,"diagnostics":[],"finishedAt":null,"id":"{{Id(1)}}","name":"first","ordinal":3,"parameters":{},"result":null,"runId":"{{Id(2)}}","startedAt":null,"status":"Skipped","version":5}
            """);
    }

    private static IEnumerable<WrittenState> OfBundlesAndManifests()
    {
        var digest = ContentDigest.Of("x"u8);
        yield return WrittenState.Of(
            BundleDescription.Instance, new InputBundle { Id = BundleId.Parse(Id(1)), Digest = digest, Parameters = Kept, EntryCount = 0, CreatedAt = Ten }, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","digest":"{{digest}}","entryCount":0,"id":"{{Id(1)}}","parameters":{{KeptMembers}}}
            """);
        var manifest = new RunManifest
        {
            Id = ManifestId.Parse(Id(1)),
            RunId = RunId.Parse(Id(2)),
            Attempt = 2,
            Outcome = AttemptOutcome.Abandoned,
            Tool = Kept,
            Environment = Metadata.Empty,
            StartedAt = Ten,
            FinishedAt = Eleven,
            Diagnostics = Diagnostics,
            Digest = digest,
            EntryCount = 12,
        };
        yield return WrittenState.Of(ManifestDescription.Instance, manifest, $$"""
            {"attempt":2,"diagnostics":{{Messages}},"digest":"{{digest}}","entryCount":12,"environment":{},"finishedAt":"2026-11-22T11:00:00.123456Z","id":"{{Id(1)}}","outcome":"Abandoned","runId":"{{Id(2)}}","startedAt":"2026-11-22T10:00:00.000000Z","tool":{{KeptMembers}}}
            """);
    }

    private static IEnumerable<WrittenState> OfOutputs()
    {
        var digest = ContentDigest.Of("x"u8);
        var first = new RunOutput
        {
            RunId = RunId.Parse(Id(1)),
            Path = "a/b.md",
            Attempt = 2,
            StepOrdinal = 3,
            ArtifactId = ArtifactId.Parse(Id(2)),
            Revision = 4,
            Digest = digest,
            Sequence = 7,
        };
        var second = first with { Path = "é \"1\"", StepOrdinal = null };
        yield return WrittenState.Of([first], $$$$"""
            {"outputs":{"a/b.md":{"artifactId":"{{{{Id(2)}}}}","attempt":2,"digest":"{{{{digest}}}}","revision":4,"stepOrdinal":3}}}
            """);
        yield return WrittenState.Of([first, second], $$$$"""
            {"outputs":{"a/b.md":{"artifactId":"{{{{Id(2)}}}}","attempt":2,"digest":"{{{{digest}}}}","revision":4,"stepOrdinal":3},"é \"1\"":{"artifactId":"{{{{Id(2)}}}}","attempt":2,"digest":"{{{{digest}}}}","revision":4,"stepOrdinal":null}}}
            """);
    }
}
