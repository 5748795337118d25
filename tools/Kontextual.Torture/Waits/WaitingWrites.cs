namespace Kontextual.Torture;

/// <summary>Runs small writes that start at the same time.</summary>
internal sealed class WaitingWrites(IKnowledgeRepository repository)
{
    /// <summary>Starts several writes at the same time, and waits for all of them.</summary>
    public Task WriteAsync(string prefix, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => WriteAsync(Phrase.Of($"{prefix}-write-{i}"), CancellationToken.None)));

    /// <summary>Starts a write that will be cancelled.</summary>
    public WaitingWrite Begin(string mark)
    {
        var cancel = new CancellationTokenSource();
        return new WaitingWrite(WriteAsync(mark, cancel.Token), cancel);
    }

    // Runs on a thread of the pool, like a request of a server.
    private Task<Committed<Collection>> WriteAsync(string mark, CancellationToken cancellationToken) => Task.Run(
        () => repository.WriteAsync(
            async (t, token) => await t.Collections.CreateAsync(new CollectionDraft { Name = mark }, token),
            new WriteContext { Reason = Mark.Reason(mark, 1) },
            cancellationToken),
        CancellationToken.None);
}
