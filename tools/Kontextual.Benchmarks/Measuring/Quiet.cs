namespace Kontextual.Benchmarks.Measuring;

/// <summary>Leaves nothing of what came before to be done while the next is measured.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// After a round to warm up. The runtime counts calls, and then compiles again what is called often, only once no new code has come
    /// for 100 ms: without a rest, code would still change while it is measured.
    /// </summary>
    public static Task RestAsync() => Task.Delay(Rest);

    /// <summary>Before a round: its inputs are made.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
