namespace Kontextual.Domain;

/// <summary>The sealed record of one attempt of a run. A manifest is immutable.</summary>
internal sealed record RunManifest
{
    /// <summary>The id. It is assigned when the manifest is sealed and never changes.</summary>
    public required ManifestId Id { get; init; }

    /// <summary>The id of the run.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The number of the attempt. A run has one manifest for each attempt that has ended.</summary>
    public required int Attempt { get; init; }

    /// <summary>The outcome of the attempt.</summary>
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>Describes the tool that did the work.</summary>
    public required Metadata Tool { get; init; }

    /// <summary>Describes the environment of the tool.</summary>
    public required Metadata Environment { get; init; }

    /// <summary>The time when the attempt started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time when the attempt ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The messages of the attempt, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The digest of <see cref="ManifestForm"/>.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The number of entries, inputs and outputs together.</summary>
    public required int EntryCount { get; init; }

    /// <summary>True when the texts of the manifest have been erased permanently.</summary>
    public bool IsPurged { get; init; }
}
