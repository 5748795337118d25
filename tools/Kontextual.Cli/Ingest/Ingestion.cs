using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>One ingest of a folder, from the lookup of the collection to the report.</summary>
internal sealed class Ingestion(
    IKnowledgeRepository repository, IngestRequest request, OwnFiles own, WriteContext context, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private IngestWork? _work;
    private Collection? _collection;
    private bool _isFinished;

    public IngestTally Tally { get; } = new();

    /// <summary>Returns the result so far, or null before the run has begun.</summary>
    public IngestReport? Report() => _collection is null || _work?.Run is not { } run
        ? null
        : new IngestReport(_collection, run, Tally, _work.Links, time.GetElapsedTime(_started), _isFinished);

    public async Task RunAsync(IIngestProgress progress, CancellationToken cancellationToken)
    {
        _collection = request.Resume
            ? await new CollectionLookup(repository.Collections).LiveAsync(request.Collection, cancellationToken)
            : await FindOrMakeAsync(cancellationToken);
        _work = new IngestWork(repository, request, own, context, time, Tally);
        await _work.RunAsync(_collection.Id, progress, cancellationToken);
        _isFinished = true;
    }

    // The lookup and the creation are one transaction: of two processes that create the collection at the same time, the second one finds it.
    private async Task<Collection> FindOrMakeAsync(CancellationToken cancellationToken)
    {
        var name = request.Collection;
        if (await repository.Collections.FindByNameAsync(name, cancellationToken) is { } there)
            return there;
        var committed = await repository.WriteAsync(
            async (transaction, token) =>
                await transaction.Collections.FindByNameAsync(name, token)
                ?? await transaction.Collections.CreateAsync(new CollectionDraft { Name = name }, token),
            context,
            cancellationToken);
        return committed.Value;
    }
}
