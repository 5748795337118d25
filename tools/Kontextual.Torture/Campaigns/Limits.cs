namespace Kontextual.Torture;

/// <summary>What takes longer has failed.</summary>
internal static class Limits
{
    /// <summary>Opening a store, after whatever happened to it.</summary>
    public static TimeSpan Opening { get; } = TimeSpan.FromSeconds(10);

    /// <summary>A verb of the tool on a damaged store.</summary>
    public static TimeSpan Damaged { get; } = TimeSpan.FromSeconds(5);

    /// <summary>A child's start until it says its first word, on a machine that has much to do.</summary>
    public static TimeSpan Start { get; } = TimeSpan.FromSeconds(90);
}
