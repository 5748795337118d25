namespace Kontextual.Torture;

/// <summary>How a campaign of closings is run.</summary>
internal sealed record CloseSettings
{
    public required int Seed { get; init; }

    /// <summary>How long, unless the store breaks before.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Processes that wait for a close before they open the store again.</summary>
    public int Awaiting { get; init; } = 2;

    /// <summary>Processes that do not wait.</summary>
    public int NotAwaiting { get; init; } = 1;

    /// <summary>Whether processes are killed, about every third second.</summary>
    public bool Kills { get; init; } = true;

    /// <summary>Whether every second process has its synchronisations delayed.</summary>
    public bool Delays { get; init; } = true;
}
