namespace Kontextual.Domain;

/// <summary>One execution of an operation, over as many attempts as it took.</summary>
internal sealed record OperationRun
{
    /// <summary>The id, given when the run is recorded and never changed.</summary>
    public required RunId Id { get; init; }

    /// <summary>The operation's name.</summary>
    public required string Operation { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>1 for the first attempt, one more with each resume and take-over.</summary>
    public required int Attempt { get; init; }

    /// <summary>The run that started it, if one did.</summary>
    public RunId? ParentRunId { get; init; }

    /// <summary>Who runs it.</summary>
    public string? Actor { get; init; }

    /// <summary>The caller's key, unique per operation, that makes starting it twice start it once.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What it works on.</summary>
    public BundleId? InputBundleId { get; init; }

    /// <summary>1 when recorded, one more with every move.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the present attempt started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the present attempt ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The last sign of life. Not a change: not recorded, exported or versioned.</summary>
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>What the present attempt had to say, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>True when its texts were erased for good.</summary>
    public bool IsPurged { get; init; }
}
