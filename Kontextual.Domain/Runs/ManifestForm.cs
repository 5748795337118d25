using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>
/// The canonical form of a run manifest, whose digest seals the manifest. It contains everything that the manifest contains except its id
/// and its digest. docs/formats.md describes it.
/// </summary>
internal static class ManifestForm
{
    private const string VersionTag = "kontextual-manifest-1";

    /// <summary>Returns the canonical JSON of a manifest in parts.</summary>
    /// <param name="manifest">The manifest. Its id, digest and number of entries are not used.</param>
    /// <param name="inputs">The inputs, in ascending order of path by code point.</param>
    /// <param name="outputs">The outputs, in the same order.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentException">The entries are not in this order, or two entries have the same role and path.</exception>
    public static async IAsyncEnumerable<string> PartsAsync(
        RunManifest manifest,
        IAsyncEnumerable<IPinnedEntry> inputs,
        IAsyncEnumerable<IPinnedEntry> outputs,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The members are ordered by name, so the arrays stand between the other members.
        yield return new CanonicalJsonObject()
            .Add("attempt", manifest.Attempt)
            .AddVerbatim("diagnostics", DiagnosticsText.Of(manifest.Diagnostics))
            .AddJson("environment", manifest.Environment.Text)
            .Add("finishedAt", UtcTime.Format(manifest.FinishedAt))
            .Add("form", VersionTag)
            .ToString()[..^1];
        yield return ",\"inputs\":";
        await foreach (var part in PinnedEntries.PartsAsync(inputs, cancellationToken).ConfigureAwait(false))
            yield return part;
        yield return $",\"outcome\":\"{manifest.Outcome}\",\"outputs\":";
        await foreach (var part in PinnedEntries.PartsAsync(outputs, cancellationToken).ConfigureAwait(false))
            yield return part;
        yield return "," + new CanonicalJsonObject()
            .Add("runId", manifest.RunId.ToString())
            .Add("startedAt", UtcTime.Format(manifest.StartedAt))
            .AddJson("tool", manifest.Tool.Text)
            .ToString()[1..];
    }

    /// <summary>Returns the digest of the form.</summary>
    /// <inheritdoc cref="PartsAsync"/>
    public static Task<ContentDigest> DigestAsync(
        RunManifest manifest,
        IAsyncEnumerable<IPinnedEntry> inputs,
        IAsyncEnumerable<IPinnedEntry> outputs,
        CancellationToken cancellationToken = default) =>
        FormDigest.OfAsync(PartsAsync(manifest, inputs, outputs, cancellationToken), cancellationToken);
}
