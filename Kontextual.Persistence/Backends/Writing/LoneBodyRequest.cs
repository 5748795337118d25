namespace Kontextual.Persistence.Backends.Writing;

/// <summary>A transaction's body in the queue that shares its commit with no other.</summary>
internal sealed class LoneBodyRequest(BodyRequest body, RequestState caller) : QueuedRequest(caller)
{
    /// <summary>The body; it is begun when this request is.</summary>
    public BodyRequest Body => body;

    public override TransactionId Id => body.Id;

    public override bool ServeBy(TurnLoop loop) => loop.RunLoneBody();
}
