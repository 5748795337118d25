namespace Kontextual.Persistence.Backends.Writing;

/// <summary>A queued request for work that uses the connection exclusively, with the turn held and no transaction open.</summary>
internal abstract class AloneRequest(RequestState caller) : QueuedRequest(caller)
{
    public override bool ServeBy(TurnLoop loop) => loop.RunAlone();

    /// <summary>Runs the work on this thread, and completes the caller's wait with its result or its error.</summary>
    /// <param name="errorFor">Returns the error that the caller gets for an exception of the work.</param>
    public abstract void Run(Func<Exception, Exception> errorFor);
}

/// <inheritdoc cref="AloneRequest"/>
internal class AloneRequest<T>(Func<CancellationToken, T> work, CallerWait<T> caller, CancellationToken cancellationToken) : AloneRequest(caller)
{
    private readonly CallerWait<T> _caller = caller;

    public override void Run(Func<Exception, Exception> errorFor) => RunInContext(() =>
    {
        try
        {
            _caller.Succeed(work(cancellationToken));
        }
        catch (Exception e)
        {
            Fail(errorFor(e));
        }
    });
}

/// <summary>A request for exclusive work that only reads, so it does not wait for the turn among all processes.</summary>
internal sealed class TurnlessRequest<T>(Func<CancellationToken, T> work, CallerWait<T> caller, CancellationToken cancellationToken)
    : AloneRequest<T>(work, caller, cancellationToken)
{
    public override bool ServeBy(TurnLoop loop) => loop.RunWithoutTurn();
}
