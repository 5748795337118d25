namespace Kontextual.Domain;

/// <summary>What a run works on: parameters and pinned inputs. Immutable.</summary>
internal sealed record InputBundle
{
    /// <summary>The id, given at creation and never changed.</summary>
    public required BundleId Id { get; init; }

    /// <summary>The digest of its canonical form: equal inputs have equal digests.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The parameters of the operation.</summary>
    public required Metadata Parameters { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True when its texts were erased for good.</summary>
    public bool IsPurged { get; init; }
}
