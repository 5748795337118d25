using Kontextual.Domain;

namespace Kontextual.Tests.Runs;

/// <summary>The canonical forms of bundles and manifests. Whatever changes here gives the same inputs another digest.</summary>
public sealed class RunFormTests
{
    private const string Artifact = "01890000-0000-7000-8000-000000000002";
    private const string Hash = "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

    private static readonly DateTimeOffset Ten = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly Metadata Given = Metadata.Parse("""{"b":1.0,"a":[1e400,-0.0]}""");

    private static readonly InputEntry Inside = new()
    {
        BundleId = default,
        Path = "b",
        ArtifactId = ArtifactId.Parse(Artifact),
        Revision = 3,
        Digest = ContentDigest.Parse(Hash),
    };

    private static readonly InputEntry Outside = new() { BundleId = default, Path = "a", Uri = "file:///é", Digest = ContentDigest.Parse(Hash) };

    private static readonly RunManifest Manifest = new()
    {
        Id = default,
        RunId = RunId.Parse("01890000-0000-7000-8000-000000000001"),
        Attempt = 2,
        Outcome = AttemptOutcome.Failed,
        Tool = Given,
        Environment = Metadata.Empty,
        StartedAt = Ten,
        FinishedAt = Ten.AddHours(1),
        Digest = default,
        EntryCount = 3,
        Diagnostics = [new() { Severity = DiagnosticSeverity.Error, Code = "E", Message = "m", Time = Ten }],
    };

    private static readonly ManifestEntry[] Entries =
    [
        new() { ManifestId = default, Role = ManifestEntryRole.Output, Path = "o", ArtifactId = Inside.ArtifactId, Revision = 4, Digest = Inside.Digest },
        new() { ManifestId = default, Role = ManifestEntryRole.Input, Path = "z", ArtifactId = Inside.ArtifactId, Revision = 3, Digest = Inside.Digest },
        new() { ManifestId = default, Role = ManifestEntryRole.Input, Path = "o", Uri = "urn:x", Digest = Inside.Digest },
    ];

    [Test]
    public async Task A_bundle_has_exactly_this_form_and_digest()
    {
        (await TextAsync(BundleForm.PartsAsync(Given, Of(Outside, Inside)))).ShouldBe(
            $$$"""{"entries":[{"artifactId":null,"digest":"{{{Hash}}}","path":"a","revision":null,"uri":"file:///é"},{"artifactId":"{{{Artifact}}}","digest":"{{{Hash}}}","path":"b","revision":3,"uri":null}],"form":"kontextual-bundle-1","parameters":{"a":[1e+400,0],"b":1}}""");
        (await BundleForm.DigestAsync(Given, Of(Outside, Inside))).ToString().ShouldBe("sha256:733dd9c599902d7644d2df6678b9ae8a9ea28b8aa81186e163f3b9df3f7d3085");
        (await TextAsync(BundleForm.PartsAsync(Metadata.Empty, Of()))).ShouldBe("""{"entries":[],"form":"kontextual-bundle-1","parameters":{}}""");
        (await BundleForm.DigestAsync(Metadata.Empty, Of())).ToString().ShouldBe("sha256:d523633496fb0f45cd66908ba065e86cdbf1f27ebb14872e4e752515d90d9bfb");
    }

    [Test]
    public async Task Equal_inputs_have_equal_digests_however_they_are_spelled() => (await BundleForm.DigestAsync(Metadata.Parse("""{"a":[1E+400,0],"b":1}"""), Of(Outside, Inside)))
        .ShouldBe(await BundleForm.DigestAsync(Given, Of(Outside, Inside)));

    [Test]
    public async Task Whatever_differs_in_a_bundle_gives_another_digest()
    {
        InputEntry[] others =
        [
            Inside with { Path = "c" }, Inside with { Revision = 4 }, Inside with { ArtifactId = new(Guid.Empty) },
            Inside with { Digest = ContentDigest.Of([]) }, Inside with { ArtifactId = null, Revision = null, Uri = "urn:x" },
        ];
        List<ContentDigest> digests =
        [
            await BundleForm.DigestAsync(Given, Of(Inside)), await BundleForm.DigestAsync(Metadata.Empty, Of(Inside)), await BundleForm.DigestAsync(Given, Of()),
        ];
        foreach (var other in others)
            digests.Add(await BundleForm.DigestAsync(Given, Of(other)));

        digests.ShouldBeUnique();
    }

    [Test]
    public async Task A_manifest_has_exactly_this_form_and_digest()
    {
        (await TextAsync(ManifestForm.PartsAsync(Manifest, Inputs, Outputs))).ShouldBe(string.Concat(
            """{"attempt":2,"diagnostics":[{"code":"E","message":"m","severity":"Error","step":null,"time":"2026-11-22T10:00:00.000000Z"}],"environment":{},"finishedAt":"2026-11-22T11:00:00.000000Z","form":"kontextual-manifest-1",""",
            $$$""" "inputs":[{"artifactId":null,"digest":"{{{Hash}}}","path":"o","revision":null,"uri":"urn:x"},{"artifactId":"{{{Artifact}}}","digest":"{{{Hash}}}","path":"z","revision":3,"uri":null}],"outcome":"Failed",""",
            $$$""" "outputs":[{"artifactId":"{{{Artifact}}}","digest":"{{{Hash}}}","path":"o","revision":4,"uri":null}],"runId":"01890000-0000-7000-8000-000000000001","startedAt":"2026-11-22T10:00:00.000000Z","tool":{"a":[1e+400,0],"b":1}}""")
            .Replace(" ", "", StringComparison.Ordinal));
        (await ManifestForm.DigestAsync(Manifest, Inputs, Outputs)).ToString().ShouldBe("sha256:d7eb1094b26e67b76dd3e134c07fdd128e12371c6338250aa641b07c2775a1d4");
    }

    [Test]
    public async Task Entries_are_ordered_by_code_point_and_no_path_occurs_twice()
    {
        // By UTF-16 code unit, the emoji would come first.
        await BundleForm.DigestAsync(Given, Of(Inside with { Path = "B" }, Inside with { Path = "b" }, Inside with { Path = "\ufb33" }, Inside with { Path = "😀" }));
        await Should.ThrowAsync<ArgumentException>(() => BundleForm.DigestAsync(Given, Of(Inside with { Path = "😀" }, Inside with { Path = "\ufb33" })));
        await Should.ThrowAsync<ArgumentException>(() => BundleForm.DigestAsync(Given, Of(Inside, Inside with { Revision = 4 })));
        await Should.ThrowAsync<ArgumentException>(() => ManifestForm.DigestAsync(Manifest, Of(), Of(Inside, Outside)));
    }

    [Test]
    public async Task The_digest_of_many_entries_needs_no_memory_for_all_of_them()
    {
        await DigestOfManyAsync(100);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await DigestOfManyAsync(100_000);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(4 << 20);
    }

    private static IAsyncEnumerable<IPinnedEntry> Inputs => Of(Entries[2], Entries[1]);

    private static IAsyncEnumerable<IPinnedEntry> Outputs => Of(Entries[0]);

    private static Task<ContentDigest> DigestOfManyAsync(int count) => BundleForm.DigestAsync(
        Given, Enumerable.Range(0, count).Select(i => (IPinnedEntry)(Inside with { Path = $"{i:D9}" })).ToAsyncEnumerable());

    private static IAsyncEnumerable<IPinnedEntry> Of(params IPinnedEntry[] entries) => entries.ToAsyncEnumerable();

    private static async Task<string> TextAsync(IAsyncEnumerable<string> parts) => string.Concat(await parts.ToListAsync());
}
