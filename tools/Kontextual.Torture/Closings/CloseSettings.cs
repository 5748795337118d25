namespace Kontextual.Torture;

/// <summary>The settings of a close campaign.</summary>
internal sealed record CloseSettings
{
    public required int Seed { get; init; }

    /// <summary>The duration of the campaign. It ends earlier when the store is damaged.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>The number of processes that wait for a close before they open the store again.</summary>
    public int Awaiting { get; init; } = 2;

    /// <summary>The number of processes that do not wait for a close.</summary>
    public int NotAwaiting { get; init; } = 1;

    /// <summary>True to kill processes, about every third second.</summary>
    public bool Kills { get; init; } = true;

    /// <summary>True to delay the synchronisations of every second process.</summary>
    public bool Delays { get; init; } = true;
}
