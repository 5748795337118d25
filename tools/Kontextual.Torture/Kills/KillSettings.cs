namespace Kontextual.Torture;

/// <summary>How a campaign of kills is run.</summary>
internal sealed record KillSettings
{
    public required int Seed { get; init; }

    public required int Kills { get; init; }

    public int Processes { get; init; } = 4;

    /// <summary>Writes that each process has under way at once.</summary>
    public int Callers { get; init; } = 4;

    /// <summary>How many milliseconds a caller rests between two transactions, at most. Without a rest those that write leave no time to those that start.</summary>
    public int Pause { get; init; } = 80;

    /// <summary>Check what is new after every so many kills.</summary>
    public int CheckEvery { get; init; } = 1;

    /// <summary>Check the whole store after every so many kills; it is always checked at the end.</summary>
    public int WholeEvery { get; init; } = 50;
}
