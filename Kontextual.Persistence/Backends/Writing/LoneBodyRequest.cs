namespace Kontextual.Persistence.Backends.Writing;

/// <summary>A queued request for the body of a transaction that does not share its commit.</summary>
internal sealed class LoneBodyRequest(BodyRequest body, RequestState caller) : QueuedRequest(caller)
{
    /// <summary>The request that runs the body. It begins together with this request.</summary>
    public BodyRequest Body => body;

    public override TransactionId Id => body.Id;

    public override bool ServeBy(TurnLoop loop) => loop.RunLoneBody();
}
