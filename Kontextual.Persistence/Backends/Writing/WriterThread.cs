using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>A thread of the writer's own.</summary>
internal static class WriterThread
{
    /// <param name="run">What it does.</param>
    /// <param name="failed">Told, on the same thread, what ended it.</param>
    /// <exception cref="OutOfMemoryException">No thread is to be had.</exception>
    public static void Start(Action run, Action<Exception> failed) =>
        new Thread(() => Guard(run, failed)) { IsBackground = true, Name = "kontextual writer" }.UnsafeStart();

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever ends the thread reaches whoever waits for it.")]
    private static void Guard(Action run, Action<Exception> failed)
    {
        try
        {
            run();
        }
        catch (Exception e)
        {
            failed(e);
        }
    }
}
