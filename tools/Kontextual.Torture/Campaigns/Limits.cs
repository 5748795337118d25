namespace Kontextual.Torture;

/// <summary>The time limits. An operation that takes longer has failed.</summary>
internal static class Limits
{
    /// <summary>The limit for opening a store after a fault.</summary>
    public static TimeSpan Opening { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The limit for a verb of the tool on a damaged store.</summary>
    public static TimeSpan Damaged { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The limit for the time from the start of a child process to its first line, on a machine under load.</summary>
    public static TimeSpan Start { get; } = TimeSpan.FromSeconds(90);
}
