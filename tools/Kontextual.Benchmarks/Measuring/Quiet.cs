namespace Kontextual.Benchmarks.Measuring;

/// <summary>Completes pending work of the runtime, so that it does not run during the next measurement.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Waits after a warm-up round. The runtime counts calls and recompiles frequently called code only when no new code has been compiled for
    /// 100 ms. Without this delay, code would still be replaced during the measurement.
    /// </summary>
    public static Task RestAsync() => Task.Delay(Rest);

    /// <summary>Prepares for a round after its inputs were made.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
