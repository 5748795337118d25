namespace Kontextual.Domain;

/// <summary>One step of a run.</summary>
internal sealed record WorkflowStep
{
    /// <summary>The id. It is assigned when the step is recorded and never changes.</summary>
    public required StepId Id { get; init; }

    /// <summary>The id of the run that contains the step.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The position in the run: 1, 2, 3 …</summary>
    public required int Ordinal { get; init; }

    /// <summary>The name of the step.</summary>
    public required string Name { get; init; }

    /// <summary>The current status.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The number of the attempt of the run that last worked on the step.</summary>
    public required int Attempt { get; init; }

    /// <summary>The parameters of the step.</summary>
    public required Metadata Parameters { get; init; }

    /// <summary>The version: 1 when the step is recorded, incremented by 1 with every change of status.</summary>
    public required int Version { get; init; }

    /// <summary>The time when the step started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The time when the step ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The messages of the step, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>True when the texts of the step have been erased permanently.</summary>
    public bool IsPurged { get; init; }
}
