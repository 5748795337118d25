namespace Kontextual.Domain;

/// <summary>The sealed account of one attempt of a run. Immutable.</summary>
internal sealed record RunManifest
{
    /// <summary>The id, given when it is sealed.</summary>
    public required ManifestId Id { get; init; }

    /// <summary>The run.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The attempt; a run has one manifest for each that ended.</summary>
    public required int Attempt { get; init; }

    /// <summary>How the attempt ended.</summary>
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>The tool that did the work.</summary>
    public required Metadata Tool { get; init; }

    /// <summary>The environment it ran in.</summary>
    public required Metadata Environment { get; init; }

    /// <summary>When the attempt started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the attempt ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>What the attempt had to say, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The digest of its canonical form.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>True when its texts were erased for good.</summary>
    public bool IsPurged { get; init; }
}
