namespace Kontextual.Persistence.Backends.Writing;

/// <summary>
/// The place of the thread that serves the queue. The place is vacant while that thread runs the code of a caller. A request that is added in
/// this time calls another thread, which takes the place unless the first thread is back before.
/// </summary>
/// <remarks>One thread at most has the place. One thread at most waits to take it.</remarks>
/// <param name="startThread">Starts a thread that calls <see cref="WaitToTake"/>.</param>
internal sealed class WriterPlace(Action startThread)
{
    private readonly object _gate = new();
    private bool _isVacant;
    private bool _isCalled;
    private bool _hasEnded;
    private bool _hasSubstitute;

    /// <summary>Leaves the place. The thread that had it must look for new requests and for the end of the queue afterwards, and then call <see cref="TakeAgain"/>.</summary>
    public void Leave()
    {
        lock (_gate)
            _isVacant = true;
    }

    /// <summary>Takes the place that this thread has left. If another thread has it, this thread waits to take it the next time.</summary>
    /// <returns>False when this thread is no longer needed.</returns>
    public bool TakeAgain()
    {
        lock (_gate)
        {
            if (_isVacant)
                return Take();
            if (_hasEnded || _hasSubstitute)
                return false;
            _hasSubstitute = true;
        }

        return WaitToTake();
    }

    /// <summary>Waits until the place is vacant and a request has been added, and takes the place.</summary>
    /// <returns>False when no thread is needed any more.</returns>
    public bool WaitToTake()
    {
        lock (_gate)
        {
            while (!_hasEnded && !(_isVacant && _isCalled))
                Wait();
            _hasSubstitute = false;
            return !_hasEnded && Take();
        }
    }

    /// <summary>Calls another thread if the place is vacant. Must be called after each change of the queue that a thread must notice.</summary>
    public void Call()
    {
        // The thread that leaves the place looks for requests afterwards. Either it sees the new request, or this thread sees that it has left.
        Interlocked.MemoryBarrier();
        if (!Volatile.Read(ref _isVacant))
            return;
        lock (_gate)
        {
            if (!_isVacant || _isCalled)
                return;
            _isCalled = true;
            if (_hasSubstitute)
            {
                Monitor.Pulse(_gate);
                return;
            }

            _hasSubstitute = true;
        }

        StartThread();
    }

    /// <summary>Ends all waiting for the place.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Wait()
    {
        try
        {
            Monitor.Wait(_gate);
        }
        catch (ThreadInterruptedException)
        {
            // The code of a caller that ran on this thread has interrupted it. That code has ended.
        }
    }

    private bool Take()
    {
        _isVacant = false;
        _isCalled = false;
        return true;
    }

    private void StartThread()
    {
        try
        {
            startThread();
        }
        catch (OutOfMemoryException)
        {
            // The system cannot create a thread. The thread that left the place continues when the code of the caller returns.
            lock (_gate)
                (_hasSubstitute, _isCalled) = (false, false);
        }
    }
}
