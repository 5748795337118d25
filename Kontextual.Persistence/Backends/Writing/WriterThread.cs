using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Starts the dedicated thread of the writer.</summary>
internal static class WriterThread
{
    /// <summary>Starts a thread.</summary>
    /// <param name="run">The work of the thread.</param>
    /// <param name="failed">Called on the same thread with the exception that ended the work.</param>
    /// <exception cref="OutOfMemoryException">The system cannot create a thread.</exception>
    public static void Start(Action run, Action<Exception> failed) =>
        new Thread(() => Guard(run, failed)) { IsBackground = true, Name = "kontextual writer" }.UnsafeStart();

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Any exception that ends the thread is passed to the callers that wait for it.")]
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
