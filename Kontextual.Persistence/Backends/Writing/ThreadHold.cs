namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Runs work on this thread. If the body ends while the work still blocks the thread, another thread can continue in its place.</summary>
/// <param name="takeOver">Called on another thread to offer the place of this thread. Its argument is a function that claims the place.</param>
internal sealed class ThreadHold(Action<Func<bool>> takeOver)
{
    private const int Inside = 0;
    private const int Back = 1;
    private const int LeftBehind = 2;

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _place = Inside;

    /// <summary>Runs the work, and claims the place of the thread again.</summary>
    /// <param name="work">The work.</param>
    /// <param name="ended">The task of the body that the work belongs to.</param>
    /// <returns>False when another thread has claimed the place of this thread.</returns>
    public bool Run(Task work, Task ended)
    {
        _ = ended.ContinueWith(
            static (_, me) => ((ThreadHold)me!).Offer(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        work.RunSynchronously(TaskScheduler.Default);
        return TryLeaveFor(Back);
    }

    private void Offer()
    {
        // If the body ends on this thread, the work has ended, so nothing blocks the thread.
        if (Environment.CurrentManagedThreadId != _thread && Volatile.Read(ref _place) == Inside)
            takeOver(() => TryLeaveFor(LeftBehind));
    }

    private bool TryLeaveFor(int place) => Interlocked.CompareExchange(ref _place, place, Inside) == Inside;
}
