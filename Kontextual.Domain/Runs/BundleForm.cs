using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// The canonical form of an input bundle, whose digest identifies the inputs of a run. It contains the parameters and entries, but neither
/// the id nor the time, so that equal inputs have equal digests. docs/formats.md describes it.
/// </summary>
internal static class BundleForm
{
    private const string VersionTag = "kontextual-bundle-1";

    /// <summary>Returns the canonical JSON of a bundle.</summary>
    /// <exception cref="ArgumentException">Two entries have the same path.</exception>
    public static string Of(Metadata parameters, IEnumerable<InputEntry> entries) => new CanonicalJsonObject()
        .AddVerbatim("entries", PinnedEntries.Of(entries))
        .Add("form", VersionTag)
        .AddJson("parameters", parameters.Text)
        .ToString();

    /// <summary>Returns the digest of the form.</summary>
    /// <exception cref="ArgumentException">Two entries have the same path.</exception>
    public static ContentDigest DigestOf(Metadata parameters, IEnumerable<InputEntry> entries) =>
        ContentDigest.Of(Encoding.UTF8.GetBytes(Of(parameters, entries)));
}
