using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Runs;

/// <summary>The canonical forms of bundles and manifests, written from docs/formats.md alone and without the product's writers.</summary>
internal static class OwnForms
{
    /// <summary>The digest of a bundle.</summary>
    /// <param name="parameters">The parameters in canonical JSON.</param>
    /// <param name="entries">The entries, in any order.</param>
    public static ContentDigest BundleDigest(string parameters, IEnumerable<InputEntry> entries) => Digest(
        $$"""{"entries":{{Array(entries.Select(e => (e.Path, e.ArtifactId, e.Revision, e.Uri, e.Digest)))}},"form":"kontextual-bundle-1","parameters":{{parameters}}}""");

    /// <summary>The digest of a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="tool">Its tool in canonical JSON.</param>
    /// <param name="environment">Its environment in canonical JSON.</param>
    /// <param name="entries">The entries, in any order.</param>
    public static ContentDigest ManifestDigest(RunManifest manifest, string tool, string environment, IReadOnlyCollection<ManifestEntry> entries)
    {
        string[] members =
        [
            FormattableString.Invariant($"\"attempt\":{manifest.Attempt}"), $"\"diagnostics\":{Diagnostics(manifest.Diagnostics)}", $"\"environment\":{environment}",
            $"\"finishedAt\":\"{Time(manifest.FinishedAt)}\"", "\"form\":\"kontextual-manifest-1\"", $"\"inputs\":{Of(ManifestEntryRole.Input)}",
            $"\"outcome\":\"{manifest.Outcome}\"", $"\"outputs\":{Of(ManifestEntryRole.Output)}", $"\"runId\":\"{manifest.RunId}\"",
            $"\"startedAt\":\"{Time(manifest.StartedAt)}\"", $"\"tool\":{tool}",
        ];
        return Digest($"{{{string.Join(',', members)}}}");

        string Of(ManifestEntryRole role) =>
            Array(entries.Where(e => e.Role == role).Select(e => (e.Path, e.ArtifactId, e.Revision, e.Uri, e.Digest)));
    }

    /// <summary>Diagnostics in canonical JSON.</summary>
    public static string Diagnostics(IEnumerable<Diagnostic> all) => $"[{string.Join(',', all.Select(Diagnostic))}]";

    private static string Diagnostic(Diagnostic one) =>
        $$"""{"code":{{Quote(one.Code)}},"message":{{Quote(one.Message)}},"severity":"{{one.Severity}}","step":{{Quote(one.Step)}},"time":"{{Time(one.Time)}}"}""";

    private static string Array(IEnumerable<(string Path, ArtifactId? Artifact, int? Revision, string? Uri, ContentDigest Digest)> entries) =>
        "[" + string.Join(',', entries.OrderBy(entry => Convert.ToHexString(Encoding.UTF8.GetBytes(entry.Path)), StringComparer.Ordinal).Select(entry =>
            $$"""{"artifactId":{{Quote(entry.Artifact?.ToString())}},"digest":"{{entry.Digest}}","path":{{Quote(entry.Path)}},"revision":{{entry.Revision?.ToString(CultureInfo.InvariantCulture) ?? "null"}},"uri":{{Quote(entry.Uri)}}}""")) + "]";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    // The texts of the tests have no other characters that are escaped.

    /// <summary>A text in canonical JSON, or null.</summary>
    public static string Quote(string? text) =>
        text is null ? "null" : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static ContentDigest Digest(string form) =>
        ContentDigest.Parse($"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form)))}");
}
