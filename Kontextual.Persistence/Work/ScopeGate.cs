namespace Kontextual.Persistence.Work;

/// <summary>Limits a view or a transaction to one call at a time, and refuses calls after its end.</summary>
/// <param name="what">The word for the scope in messages: "view" or "transaction".</param>
internal sealed class ScopeGate(string what)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _lastLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _inside;
    private bool _ended;

    /// <summary>Enters the scope until the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">The scope has ended, or another call is running.</exception>
    public Passage Enter()
    {
        lock (_gate)
        {
            if (_ended)
                throw new InvalidOperationException($"The {what} has ended. Use it only inside the call that provided it.");
            if (_inside)
            {
                throw new InvalidOperationException(
                    $"Two calls ran in one {what} at the same time. A {what} is not thread-safe: await each call before the next one.");
            }

            _inside = true;
            return new Passage(this);
        }
    }

    /// <summary>Refuses further calls, and waits for the running call, if there is one.</summary>
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
