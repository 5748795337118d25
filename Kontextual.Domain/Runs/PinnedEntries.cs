using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>Writes the entries of bundles and manifests in canonical JSON: an array of objects, ordered by path.</summary>
internal static class PinnedEntries
{
    /// <summary>Returns the text of the array in parts, one for each entry, so that the entries are never in memory together.</summary>
    /// <param name="entries">The entries of a bundle, or those of one role of a manifest, in ascending order of path by code point.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentException">The entries are not in this order, or two entries have the same path.</exception>
    public static async IAsyncEnumerable<string> PartsAsync(
        IAsyncEnumerable<IPinnedEntry> entries, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? last = null;
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (last is not null && CodePointComparer.Instance.Compare(last, entry.Path) >= 0)
                throw new ArgumentException($"The path {QuotedText.Of(entry.Path)} does not follow the path {QuotedText.Of(last)}.", nameof(entries));
            yield return (last is null ? "[" : ",") + TextOf(entry);
            last = entry.Path;
        }

        yield return last is null ? "[]" : "]";
    }

    private static string TextOf(IPinnedEntry entry) => new StateWriter()
        .Add("artifactId", entry.ArtifactId)
        .Add("digest", entry.Digest)
        .Add("path", entry.Path)
        .Add("revision", entry.Revision)
        .Add("uri", entry.Uri)
        .ToString();
}
