namespace Kontextual.Torture;

/// <summary>The settings of a checkpoint campaign.</summary>
internal sealed record CheckpointSettings
{
    public required int Seed { get; init; }

    public required CheckpointMode Mode { get; init; }

    public int Writers { get; init; } = 2;

    public int Checkpointers { get; init; } = 2;

    /// <summary>The duration of the campaign. It ends earlier when the file is damaged.</summary>
    public required TimeSpan Time { get; init; }
}
