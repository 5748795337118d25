using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>
/// Updates a collection to the files of a folder. Files and artifacts are enumerated in parallel in the same order, so neither list is in
/// memory.
/// </summary>
internal sealed class IngestRun(IngestRequest request, IngestWriter writer, IngestTally tally, Action<long> advance) : IDisposable
{
    private readonly IngestBatch _batch = new();

    /// <param name="entries">The files of the folder.</param>
    /// <param name="listing">The artifacts of the collection.</param>
    /// <param name="cancellationToken">Cancels the work. The current transaction is rolled back.</param>
    public async Task RunAsync(IEnumerable<WalkEntry> entries, StoreListing listing, CancellationToken cancellationToken)
    {
        await listing.AdvanceAsync();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PassMissingAsync(listing, entry.Name, cancellationToken);
            if (entry is NotTaken notTaken)
                await LeaveAsync(notTaken, listing);
            else
                await TakeAsync((FoundFile)entry, await MatchAsync(listing, entry.Name), cancellationToken);
        }

        await PassMissingAsync(listing, null, cancellationToken);
        await FlushAsync(cancellationToken);
    }

    public void Dispose() => _batch.Dispose();

    // Artifacts that the listing returns before the next file have no file.
    private async Task PassMissingAsync(StoreListing listing, string? before, CancellationToken cancellationToken)
    {
        while (listing.Current is { } artifact && (before is null || CodePointComparer.Instance.Compare(artifact.Name, before) < 0))
        {
            await listing.AdvanceAsync();
            // Artifacts that were not made by this tool, or that the filter does not select, are not changed.
            if (artifact.Provenance.Tool != ToolInfo.Name || !request.Filter.TakesFile(artifact.Name))
                continue;
            if (request.Prune)
                await AddAsync(new DeleteStep(artifact), cancellationToken);
            else
                tally.AddMissing();
        }
    }

    // A file that exists but cannot be taken is not missing. Neither are the files in a folder that cannot be listed.
    private async Task LeaveAsync(NotTaken notTaken, StoreListing listing)
    {
        tally.Add(notTaken);
        advance(0);
        while (listing.Current is { } artifact
            && (notTaken.IsFolder ? artifact.Name.StartsWith(notTaken.Name, StringComparison.Ordinal) : artifact.Name == notTaken.Name))
        {
            await listing.AdvanceAsync();
        }
    }

    private static async Task<Artifact?> MatchAsync(StoreListing listing, string name)
    {
        if (listing.Current is not { } artifact || artifact.Name != name)
            return null;
        await listing.AdvanceAsync();
        return artifact;
    }

    private async Task TakeAsync(FoundFile file, Artifact? held, CancellationToken cancellationToken)
    {
        var (prepared, problem) = await FileReading.ReadAsync(file, cancellationToken);
        if (prepared is null)
        {
            tally.Add(new NotTaken(file.Name, file.RelativePath, problem!));
            advance(file.Facts.Length);
        }
        else if (held is null || held.Digest != prepared.Content.Digest)
        {
            await AddAsync(new PutStep(prepared, held), cancellationToken);
        }
        else
        {
            prepared.Dispose();
            await AddAsync(new KeepStep(held), cancellationToken);
        }
    }

    private async Task AddAsync(IngestStep step, CancellationToken cancellationToken)
    {
        var isLarge = step is PutStep { File.Content.Size: > IngestBatch.LargeFile };
        if (isLarge)
            await FlushAsync(cancellationToken);
        _batch.Add(step);
        if (isLarge || _batch.IsFull)
            await FlushAsync(cancellationToken);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch.Steps.Count == 0)
            return;
        foreach (var result in await writer.WriteAsync(_batch.Steps, cancellationToken))
        {
            tally.Add(result);
            if (result.Step is PutStep put)
                advance(put.File.File.Facts.Length);
            else if (result.Step is KeepStep keep)
                advance(keep.Artifact.Size);
        }

        _batch.Clear();
    }
}
