using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// The canonical form of a run manifest, whose digest seals the manifest. It contains everything that the manifest contains except its id
/// and its digest. docs/formats.md describes it.
/// </summary>
internal static class ManifestForm
{
    private const string VersionTag = "kontextual-manifest-1";

    /// <summary>Returns the canonical JSON of a manifest.</summary>
    /// <param name="manifest">The manifest. Its id, digest and number of entries are not used.</param>
    /// <param name="entries">The inputs and outputs.</param>
    /// <exception cref="ArgumentException">Two entries have the same role and path.</exception>
    public static string Of(RunManifest manifest, IReadOnlyCollection<ManifestEntry> entries) => new CanonicalJsonObject()
        .Add("attempt", manifest.Attempt)
        .AddVerbatim("diagnostics", DiagnosticsText.Of(manifest.Diagnostics))
        .AddJson("environment", manifest.Environment.Text)
        .Add("finishedAt", UtcTime.Format(manifest.FinishedAt))
        .Add("form", VersionTag)
        .AddVerbatim("inputs", PinnedEntries.Of(entries.Where(entry => entry.Role == ManifestEntryRole.Input)))
        .Add("outcome", manifest.Outcome.ToString())
        .AddVerbatim("outputs", PinnedEntries.Of(entries.Where(entry => entry.Role == ManifestEntryRole.Output)))
        .Add("runId", manifest.RunId.ToString())
        .Add("startedAt", UtcTime.Format(manifest.StartedAt))
        .AddJson("tool", manifest.Tool.Text)
        .ToString();

    /// <summary>Returns the digest of the form.</summary>
    /// <inheritdoc cref="Of"/>
    public static ContentDigest DigestOf(RunManifest manifest, IReadOnlyCollection<ManifestEntry> entries) =>
        ContentDigest.Of(Encoding.UTF8.GetBytes(Of(manifest, entries)));
}
