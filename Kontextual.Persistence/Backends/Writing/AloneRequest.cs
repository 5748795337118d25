namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Work in the queue that has the connection for itself, with the turn held and no transaction open.</summary>
internal abstract class AloneRequest(RequestState caller) : QueuedRequest(caller)
{
    public override bool ServeBy(TurnLoop loop) => loop.RunAlone();

    /// <summary>Does the work on this thread, and gives the caller its result or its error.</summary>
    /// <param name="errorFor">The error that the caller gets for an exception of the work.</param>
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

/// <summary>Work alone that only reads, and so does not wait for the turn among all processes.</summary>
internal sealed class TurnlessRequest<T>(Func<CancellationToken, T> work, CallerWait<T> caller, CancellationToken cancellationToken)
    : AloneRequest<T>(work, caller, cancellationToken)
{
    public override bool ServeBy(TurnLoop loop) => loop.RunWithoutTurn();
}
