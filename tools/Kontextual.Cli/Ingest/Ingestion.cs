using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>One ingest of a folder, from the lookup of the collection to the report.</summary>
internal sealed class Ingestion(
    IKnowledgeRepository repository, IngestRequest request, OwnFiles own, WriteContext context, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly FolderWalk _walk = new(request.Folder, request.Filter, own);
    private Collection? _collection;
    private bool _isFinished;

    public IngestTally Tally { get; } = new();

    /// <summary>Returns the result so far, or null before the collection was found or created.</summary>
    public IngestReport? Report() =>
        _collection is null ? null : new IngestReport(_collection, Tally, _walk.Links, time.GetElapsedTime(_started), _isFinished);

    public async Task RunAsync(IIngestProgress progress, CancellationToken cancellationToken)
    {
        _collection = await FindOrMakeAsync(cancellationToken);
        await progress.RunAsync(
            new FolderWalk(request.Folder, request.Filter, own).Entries,
            advance => WorkAsync(_collection.Id, advance, cancellationToken),
            cancellationToken);
        _isFinished = true;
    }

    private async Task WorkAsync(CollectionId collection, Action<long> advance, CancellationToken cancellationToken)
    {
        var writer = new IngestWriter(repository, collection, context);
        await using var listing = new StoreListing(repository.Artifacts, collection, cancellationToken);
        using var run = new IngestRun(request, writer, Tally, advance);
        await run.RunAsync(_walk.Entries(), listing, cancellationToken);
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
