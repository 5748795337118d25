namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="IRunReader"/>.</summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public static class RunReaderExtensions
{
    /// <summary>Gets the input bundle with this id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">No bundle has the id.</exception>
    public static async Task<InputBundle> GetBundleAsync(this IRunReader reader, BundleId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindBundleAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Bundle, id.ToString(), "it does not exist");
    }

    /// <summary>Enumerates all current outputs of a run, in ascending order of their paths by code point. They are read page by page.</summary>
    /// <exception cref="ArgumentException">The id is the default value. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<RunOutput> StreamOutputsAsync(this IRunReader reader, RunId run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.OutputsAsync(run, page, token), cancellationToken);
    }

    /// <summary>
    /// Enumerates the inputs or outputs of a manifest, in ascending order of their paths by code point. They are read page by page.
    /// </summary>
    /// <exception cref="ArgumentException">The id is the default value, or the role is not defined. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<ManifestEntry> StreamManifestEntriesAsync(
        this IRunReader reader, ManifestId manifest, ManifestEntryRole role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ManifestEntriesAsync(manifest, role, page, token), cancellationToken);
    }

    /// <summary>Enumerates the inputs of a bundle, in ascending order of their paths by code point. They are read page by page.</summary>
    /// <exception cref="ArgumentException">The id is the default value. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<InputEntry> StreamBundleEntriesAsync(
        this IRunReader reader, BundleId bundle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.BundleEntriesAsync(bundle, page, token), cancellationToken);
    }
}
