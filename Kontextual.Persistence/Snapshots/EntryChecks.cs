namespace Kontextual.Persistence.Snapshots;

/// <summary>Checks entries of bundles and manifests.</summary>
internal static class EntryChecks
{
    /// <summary>Checks what an entry refers to, and whether it is erased.</summary>
    /// <param name="target">The store.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="isPurged">True if the bundle or manifest is purged.</param>
    public static async Task RequireAsync(this ImportTarget target, IPinnedEntry entry, bool isPurged)
    {
        if (entry.ArtifactId is null != entry.Revision is null || entry.ArtifactId is null == entry.Uri is null)
            throw new FormatException("An entry has either an artifact and a revision, or a URI");
        if (RunPath.IsPurged(entry.Path) != isPurged || (isPurged && entry.Uri is not (null or "")))
            throw new FormatException("The path and the URI of an entry are erased exactly if the bundle or manifest is purged");
        if (entry is { ArtifactId: { } artifact, Revision: { } revision })
            await target.RequireRevisionAsync(artifact, revision, entry.Digest).ConfigureAwait(false);
    }

    /// <summary>Checks the order of the paths.</summary>
    public static void RequireAfter(string? last, string path)
    {
        if (last is not null && CodePointComparer.Instance.Compare(last, path) >= 0)
            throw new FormatException("The entries are not in ascending order of their paths");
    }
}
