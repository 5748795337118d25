namespace Kontextual.Domain;

/// <summary>The parameters and pinned inputs of a run. A bundle is immutable.</summary>
internal sealed record InputBundle
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    public required BundleId Id { get; init; }

    /// <summary>The digest of <see cref="BundleForm"/>. Equal inputs have equal digests.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The parameters of the operation.</summary>
    public required Metadata Parameters { get; init; }

    /// <summary>The number of entries.</summary>
    public required int EntryCount { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True when the texts of the bundle have been erased permanently.</summary>
    public bool IsPurged { get; init; }
}
