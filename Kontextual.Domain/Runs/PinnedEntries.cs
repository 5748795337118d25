namespace Kontextual.Domain;

/// <summary>Writes the entries of bundles and manifests in canonical JSON: an object with one member for each path.</summary>
internal static class PinnedEntries
{
    /// <exception cref="ArgumentException">Two entries have the same path.</exception>
    public static string Of(IEnumerable<InputEntry> entries)
    {
        var byPath = new CanonicalJsonObject();
        foreach (var entry in entries)
            Add(byPath, entry.Path, entry.ArtifactId, entry.Revision, entry.Uri, entry.Digest);
        return byPath.ToString();
    }

    /// <param name="entries">The entries of one role.</param>
    /// <exception cref="ArgumentException">Two entries have the same path.</exception>
    public static string Of(IEnumerable<ManifestEntry> entries)
    {
        var byPath = new CanonicalJsonObject();
        foreach (var entry in entries)
            Add(byPath, entry.Path, entry.ArtifactId, entry.Revision, entry.Uri, entry.Digest);
        return byPath.ToString();
    }

    private static void Add(CanonicalJsonObject byPath, string path, ArtifactId? artifactId, int? revision, string? uri, ContentDigest digest) =>
        byPath.AddVerbatim(path, new StateWriter()
            .Add("artifactId", artifactId)
            .Add("digest", digest)
            .Add("revision", revision)
            .Add("uri", uri)
            .ToString());
}
