namespace Kontextual.Benchmarks.Measuring;

/// <summary>Leaves nothing of what came before to be cleared away while the next is measured.</summary>
internal static class Quiet
{
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
