namespace Kontextual.Persistence.Backends.Writing;

/// <summary>A queued request for the body of a transaction. It shares its commit with other requests.</summary>
internal abstract class BodyRequest(TransactionId id, RequestState caller) : QueuedRequest(caller)
{
    public override TransactionId Id => id;

    /// <summary>The exception of the body after its end; null when it returned.</summary>
    public abstract Exception? Error { get; }

    public override bool ServeBy(TurnLoop loop) => loop.RunGroup();

    /// <summary>Runs the body to its end, on this thread.</summary>
    /// <inheritdoc cref="BodyRun{T}.OnThisThread"/>
    public abstract bool Run(WriteSession session, Action<Func<bool>> takeOver);

    /// <inheritdoc cref="CallerWait{T}.Succeed"/>
    public abstract void Succeed();

    /// <inheritdoc cref="CallerWait{T}.SucceedOnThisThread"/>
    public abstract void SucceedOnThisThread();
}

/// <inheritdoc cref="BodyRequest"/>
internal sealed class BodyRequest<T>(ITransactionBody<T> body, CallerWait<T> caller, CancellationToken cancellationToken)
    : BodyRequest(body.Id, caller)
{
    private readonly CallerWait<T> _caller = caller;
    private readonly BodyRun<T> _run = new(body, cancellationToken);
    private Task<T>? _ended;
    private Exception? _error;

    // Stored, because it is read more than once and must be the same exception each time.
    public override Exception? Error => _error ??= ErrorOf(_ended!);

    public override bool Run(WriteSession session, Action<Func<bool>> takeOver)
    {
        var stays = true;
        RunInContext(() => stays = _run.OnThisThread(session, takeOver, out _ended));
        return stays;
    }

    public override void Succeed() => _caller.Succeed(_ended!.Result);

    public override void SucceedOnThisThread() => _caller.SucceedOnThisThread(_ended!.Result);

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
