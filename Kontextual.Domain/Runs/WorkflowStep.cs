namespace Kontextual.Domain;

/// <summary>One step of a run.</summary>
internal sealed record WorkflowStep
{
    /// <summary>The id, given when the step is recorded and never changed.</summary>
    public required StepId Id { get; init; }

    /// <summary>The run it belongs to.</summary>
    public required RunId RunId { get; init; }

    /// <summary>Its place in the run: 1, 2, 3 …</summary>
    public required int Ordinal { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The run's attempt that last worked on it.</summary>
    public required int Attempt { get; init; }

    /// <summary>What it was called with.</summary>
    public required Metadata Parameters { get; init; }

    /// <summary>1 when recorded, one more with every move.</summary>
    public required int Version { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What it had to say, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>True when its texts were erased for good.</summary>
    public bool IsPurged { get; init; }
}
