namespace Kontextual.Torture;

/// <summary>The settings of a kill campaign.</summary>
internal sealed record KillSettings
{
    public required int Seed { get; init; }

    public required int Kills { get; init; }

    public int Processes { get; init; } = 4;

    /// <summary>The number of concurrent writes of each process.</summary>
    public int Callers { get; init; } = 4;

    /// <summary>
    /// The maximum pause of a caller between two transactions, in milliseconds. Without a pause, the running processes leave no time for
    /// processes that start.
    /// </summary>
    public int Pause { get; init; } = 80;

    /// <summary>The number of kills between two checks of the new records.</summary>
    public int CheckEvery { get; init; } = 1;

    /// <summary>The number of kills between two checks of the complete store, which is also checked at the end.</summary>
    public int WholeEvery { get; init; } = 50;
}
