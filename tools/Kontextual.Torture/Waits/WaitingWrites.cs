namespace Kontextual.Torture;

/// <summary>Small writes that are begun all at once.</summary>
internal sealed class WaitingWrites(IKnowledgeRepository repository)
{
    /// <summary>Writes some at once, and waits for all.</summary>
    public Task WriteAsync(string prefix, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => WriteAsync(Phrase.Of($"{prefix}-write-{i}"), CancellationToken.None)));

    /// <summary>Begins one that is to be cancelled.</summary>
    public WaitingWrite Begin(string mark)
    {
        var cancel = new CancellationTokenSource();
        return new WaitingWrite(WriteAsync(mark, cancel.Token), cancel);
    }

    // On a thread of the pool, as the requests of a server are.
    private Task<Committed<Collection>> WriteAsync(string mark, CancellationToken cancellationToken) => Task.Run(
        () => repository.WriteAsync(
            async (t, token) => await t.Collections.CreateAsync(new CollectionDraft { Name = mark }, token),
            new WriteContext { Reason = Mark.Reason(mark, 1) },
            cancellationToken),
        CancellationToken.None);
}
