namespace Kontextual.Torture;

/// <summary>How a campaign of checkpoints is run.</summary>
internal sealed record CheckpointSettings
{
    public required int Seed { get; init; }

    public required CheckpointMode Mode { get; init; }

    public int Writers { get; init; } = 2;

    public int Checkpointers { get; init; } = 2;

    /// <summary>How long, unless the file breaks before.</summary>
    public required TimeSpan Time { get; init; }
}
