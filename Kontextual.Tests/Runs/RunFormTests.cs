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
    public void A_bundle_has_exactly_this_form_and_digest()
    {
        BundleForm.Of(Given, [Inside, Outside]).ShouldBe(
            $$$"""{"entries":{"a":{"artifactId":null,"digest":"{{{Hash}}}","revision":null,"uri":"file:///é"},"b":{"artifactId":"{{{Artifact}}}","digest":"{{{Hash}}}","revision":3,"uri":null}},"form":"kontextual-bundle-1","parameters":{"a":[1e+400,0],"b":1}}""");
        BundleForm.DigestOf(Given, [Inside, Outside]).ToString().ShouldBe("sha256:faa7e7d9d5359817295c3069bbec314c804b3d21427d2d88222765985cd59854");
        BundleForm.Of(Metadata.Empty, []).ShouldBe("""{"entries":{},"form":"kontextual-bundle-1","parameters":{}}""");
        BundleForm.DigestOf(Metadata.Empty, []).ToString().ShouldBe("sha256:c8aff2f20e0b0743b35285a6fa322d91d4be8b24fa66803385b6c084956724f3");
    }

    [Test]
    public void Equal_inputs_have_equal_digests_however_they_are_given() => BundleForm.DigestOf(Metadata.Parse("""{"a":[1E+400,0],"b":1}"""), [Outside, Inside])
        .ShouldBe(BundleForm.DigestOf(Given, [Inside, Outside]));

    [Test]
    public void Whatever_differs_in_a_bundle_gives_another_digest()
    {
        InputEntry[] others =
        [
            Inside with { Path = "c" }, Inside with { Revision = 4 }, Inside with { ArtifactId = new(Guid.Empty) },
            Inside with { Digest = ContentDigest.Of([]) }, Inside with { ArtifactId = null, Revision = null, Uri = "urn:x" },
        ];
        ContentDigest[] digests =
        [
            BundleForm.DigestOf(Given, [Inside]), BundleForm.DigestOf(Metadata.Empty, [Inside]), BundleForm.DigestOf(Given, []),
            .. others.Select(other => BundleForm.DigestOf(Given, [other])),
        ];

        digests.ShouldBeUnique();
    }

    [Test]
    public void A_manifest_has_exactly_this_form_and_digest()
    {
        ManifestForm.Of(Manifest, Entries).ShouldBe(string.Concat(
            """{"attempt":2,"diagnostics":[{"code":"E","message":"m","severity":"Error","step":null,"time":"2026-11-22T10:00:00.000000Z"}],"environment":{},"finishedAt":"2026-11-22T11:00:00.000000Z","form":"kontextual-manifest-1",""",
            $$$""" "inputs":{"o":{"artifactId":null,"digest":"{{{Hash}}}","revision":null,"uri":"urn:x"},"z":{"artifactId":"{{{Artifact}}}","digest":"{{{Hash}}}","revision":3,"uri":null}},"outcome":"Failed",""",
            $$$""" "outputs":{"o":{"artifactId":"{{{Artifact}}}","digest":"{{{Hash}}}","revision":4,"uri":null}},"runId":"01890000-0000-7000-8000-000000000001","startedAt":"2026-11-22T10:00:00.000000Z","tool":{"a":[1e+400,0],"b":1}}""")
            .Replace(" ", "", StringComparison.Ordinal));
        ManifestForm.DigestOf(Manifest, Entries).ToString().ShouldBe("sha256:fccd7d98f6f1e868e306ddf20884e5e3cb56c8e45468cba0d6c143c4009cad98");
    }

    [Test]
    public void A_path_that_occurs_twice_is_refused()
    {
        Should.Throw<ArgumentException>(() => BundleForm.Of(Given, [Inside, Inside with { Revision = 4 }]));
        Should.Throw<ArgumentException>(() => ManifestForm.Of(Manifest, [Entries[0], Entries[0]]));
    }
}
