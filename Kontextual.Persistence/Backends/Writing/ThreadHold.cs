namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Runs work on this thread, and lets another go on in its place when the body ends while the work blocks it.</summary>
/// <param name="takeOver">Offers this thread's place on another thread; given what claims it.</param>
internal sealed class ThreadHold(Action<Func<bool>> takeOver)
{
    private const int Inside = 0;
    private const int Back = 1;
    private const int LeftBehind = 2;

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _place = Inside;

    /// <param name="work">The work.</param>
    /// <param name="ended">The end of the body that it belongs to.</param>
    /// <returns>False when another thread has claimed this one's place.</returns>
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
        // On this very thread the body has ended because the work did.
        if (Environment.CurrentManagedThreadId != _thread && Volatile.Read(ref _place) == Inside)
            takeOver(() => TryLeaveFor(LeftBehind));
    }

    private bool TryLeaveFor(int place) => Interlocked.CompareExchange(ref _place, place, Inside) == Inside;
}
