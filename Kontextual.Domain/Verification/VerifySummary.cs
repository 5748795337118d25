namespace Kontextual.Domain;

/// <summary>The result of a verification.</summary>
public sealed record VerifySummary
{
    /// <summary>True when nothing was found.</summary>
    public bool IsWhole => FindingCount == 0;

    /// <summary>The findings in the order in which they were found, at most <see cref="VerifyOptions.MaxFindings"/>.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The number of all findings. It is higher than the number of <see cref="Findings"/> when not all of them are listed.</summary>
    public required long FindingCount { get; init; }

    /// <summary>The sequence of the last change record of the state that was verified; 0 for an empty store.</summary>
    public required long LastSequence { get; init; }

    /// <summary>
    /// The hash of the last change record as it is stored; <see cref="ChainHash.Genesis"/> for an empty store. When <see cref="IsWhole"/> is true, it equals the hash that
    /// was computed from the first record on.
    /// </summary>
    public required ChainHash LastHash { get; init; }

    /// <summary>The number of contents of the store.</summary>
    public required long Contents { get; init; }

    /// <summary>The number of contents whose bytes were hashed.</summary>
    public required long HashedContents { get; init; }

    /// <summary>The number of bytes that were hashed.</summary>
    public required long HashedBytes { get; init; }
}
