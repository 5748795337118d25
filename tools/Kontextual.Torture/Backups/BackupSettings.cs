namespace Kontextual.Torture;

/// <summary>What a campaign of backups does.</summary>
internal sealed record BackupSettings
{
    public required int Seed { get; init; }

    /// <summary>The number of backups, one after the other.</summary>
    public required int Backups { get; init; }

    public required int Processes { get; init; }

    /// <summary>The number of concurrent writes of each process.</summary>
    public required int Writers { get; init; }

    /// <summary>The size of the contents with which the store begins.</summary>
    public required int Megabytes { get; init; }

    /// <summary>How long the processes write without backups, for comparison.</summary>
    public required TimeSpan Control { get; init; }

    /// <summary>The longest time that a write may take, in milliseconds; 0 to only measure it.</summary>
    public required int LongestWrite { get; init; }
}
