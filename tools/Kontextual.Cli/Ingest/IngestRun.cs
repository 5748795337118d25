using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>
/// Makes a collection hold the files of a folder. Files and artifacts are walked side by side in one order, so neither is ever held whole.
/// </summary>
internal sealed class IngestRun(IngestRequest request, IngestWriter writer, IngestTally tally, Action<long> advance) : IDisposable
{
    private readonly IngestBatch _batch = new();

    /// <param name="entries">The walk.</param>
    /// <param name="listing">The artifacts the collection holds.</param>
    /// <param name="cancellationToken">Ends the work; what is in a transaction then is left out as a whole.</param>
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

    // What the listing holds before the next file has none.
    private async Task PassMissingAsync(StoreListing listing, string? before, CancellationToken cancellationToken)
    {
        while (listing.Current is { } artifact && (before is null || CodePointComparer.Instance.Compare(artifact.Name, before) < 0))
        {
            await listing.AdvanceAsync();
            // What never came from a file, or lies outside of what this run looks at, is none of its business.
            if (artifact.Provenance.Tool != ToolInfo.Name || !request.Filter.TakesFile(artifact.Name))
                continue;
            if (request.Prune)
                await AddAsync(new DeleteStep(artifact), cancellationToken);
            else
                tally.AddMissing();
        }
    }

    // A file that is there and cannot be taken has not vanished, nor has anything in a folder that cannot be listed.
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
        if (prepared is not null && held?.Digest != prepared.Content.Digest)
        {
            await AddAsync(new PutStep(prepared, held), cancellationToken);
            return;
        }

        if (prepared is null)
            tally.Add(new NotTaken(file.Name, file.RelativePath, problem!));
        else
            tally.AddUnchanged(prepared.Content.Size);
        prepared?.Dispose();
        advance(file.Facts.Length);
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
        }

        _batch.Clear();
    }
}
