namespace Kontextual.Persistence.Backends.Writing;

/// <summary>A transaction's body in the queue. It shares its commit with others.</summary>
internal abstract class BodyRequest(TransactionId id, RequestState caller) : QueuedRequest(caller)
{
    public override TransactionId Id => id;

    /// <summary>What the body threw, once it has ended; null when it returned.</summary>
    public abstract Exception? Error { get; }

    public override bool ServeBy(TurnLoop loop) => loop.RunGroup();

    /// <summary>Runs the body to its end, on this thread.</summary>
    /// <inheritdoc cref="BodyRun{T}.OnThisThread"/>
    public abstract bool Run(WriteSession session, Action<Func<bool>> takeOver);

    /// <summary>Gives the caller the result: what the body wrote is on disk.</summary>
    public abstract void Succeed();
}

/// <inheritdoc cref="BodyRequest"/>
internal sealed class BodyRequest<T>(ITransactionBody<T> body, CallerWait<T> caller, CancellationToken cancellationToken)
    : BodyRequest(body.Id, caller)
{
    private readonly CallerWait<T> _caller = caller;
    private readonly BodyRun<T> _run = new(body, cancellationToken);
    private Task<T>? _ended;
    private Exception? _error;

    // Kept: it is asked for more than once, and is one exception.
    public override Exception? Error => _error ??= ErrorOf(_ended!);

    public override bool Run(WriteSession session, Action<Func<bool>> takeOver)
    {
        var stays = true;
        RunInContext(() => stays = _run.OnThisThread(session, takeOver, out _ended));
        return stays;
    }

    public override void Succeed() => _caller.Succeed(_ended!.Result);

    private static Exception? ErrorOf(Task<T> ended)
    {
        if (ended.IsCompletedSuccessfully)
            return null;
        try
        {
            ended.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
