namespace Kontextual.Domain;

/// <summary>Writes the entries of bundles and manifests in canonical JSON: an object with one member for each path.</summary>
internal static class PinnedEntries
{
    /// <param name="entries">The entries of a bundle, or those of one role of a manifest.</param>
    /// <exception cref="ArgumentException">Two entries have the same path.</exception>
    public static string Of(IEnumerable<IPinnedEntry> entries)
    {
        var byPath = new CanonicalJsonObject();
        foreach (var entry in entries)
        {
            byPath.AddVerbatim(entry.Path, new StateWriter()
                .Add("artifactId", entry.ArtifactId)
                .Add("digest", entry.Digest)
                .Add("revision", entry.Revision)
                .Add("uri", entry.Uri)
                .ToString());
        }

        return byPath.ToString();
    }
}
