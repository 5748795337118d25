using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>
/// The canonical form of an input bundle, whose digest identifies the inputs of a run. It contains the parameters and entries, but neither
/// the id nor the time, so that equal inputs have equal digests. docs/formats.md describes it.
/// </summary>
internal static class BundleForm
{
    private const string VersionTag = "kontextual-bundle-1";

    /// <summary>Returns the canonical JSON of a bundle in parts.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="entries">The entries, in ascending order of path by code point.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentException">The entries are not in this order, or two entries have the same path.</exception>
    public static async IAsyncEnumerable<string> PartsAsync(
        Metadata parameters, IAsyncEnumerable<IPinnedEntry> entries, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return "{\"entries\":";
        await foreach (var part in PinnedEntries.PartsAsync(entries, cancellationToken).ConfigureAwait(false))
            yield return part;
        yield return "," + new CanonicalJsonObject().Add("form", VersionTag).AddJson("parameters", parameters.Text).ToString()[1..];
    }

    /// <summary>Returns the digest of the form.</summary>
    /// <inheritdoc cref="PartsAsync"/>
    public static Task<ContentDigest> DigestAsync(
        Metadata parameters, IAsyncEnumerable<IPinnedEntry> entries, CancellationToken cancellationToken = default) =>
        FormDigest.OfAsync(PartsAsync(parameters, entries, cancellationToken), cancellationToken);
}
