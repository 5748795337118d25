namespace Kontextual.Persistence.Work;

/// <summary>Keeps a view or a transaction to one call at a time and to its lifetime.</summary>
/// <param name="what">What it is, for people: "view" or "transaction".</param>
internal sealed class ScopeGate(string what)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _lastLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _inside;
    private bool _ended;

    /// <summary>Enters until the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">The scope has ended, or another call is under way.</exception>
    public Passage Enter()
    {
        lock (_gate)
        {
            if (_ended)
                throw new InvalidOperationException($"The {what} has ended. Use it only inside the call that gave it.");
            if (_inside)
            {
                throw new InvalidOperationException(
                    $"Two calls ran in one {what} at once. A {what} is for one thread at a time: await each call before the next.");
            }

            _inside = true;
            return new Passage(this);
        }
    }

    /// <summary>Lets nobody in any more, and waits for the call under way, if one is.</summary>
    public Task EndAsync()
    {
        lock (_gate)
        {
            _ended = true;
            return _inside ? _lastLeft.Task : Task.CompletedTask;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _inside = false;
            if (_ended)
                _lastLeft.TrySetResult();
        }
    }

    public readonly struct Passage(ScopeGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
