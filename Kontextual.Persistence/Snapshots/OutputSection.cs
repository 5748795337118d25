using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports outputs of runs, in the order of their change records. Those of one record stand together, ordered by path.</summary>
internal sealed class OutputSection(ImportTarget target) : ISnapshotSection
{
    /// <summary>The maximum number of outputs of one change record.</summary>
    private const int MostOfRecord = 1_000;

    private static readonly CompiledQuery<RunId, RunState?> Run = new((db, id, _) =>
        db.Set<OperationRun>().Where(r => r.Id == id).Select(r => new RunState(r.IsPurged)).FirstOrDefault());

    private static readonly CompiledQuery<RunId, string, bool> IsCurrent = new((db, run, path, _) =>
        db.Set<RunOutput>().Any(o => o.RunId == run && o.Path == path && o.ToSequence == null));

    private static readonly CompiledQuery<long, int> OutputRecordsUpTo = new((db, sequence, _) => db.Set<ChangeRecord>()
        .Count(c => c.EntityKind == EntityKind.Run && c.Kind == ChangeKind.Updated && c.Sequence <= sequence));

    private readonly List<RunOutput> _group = [];
    private int _groups;

    public IReadOnlyList<SnapshotRecord> Records { get; } = [SnapshotRecord.Output];

    public async Task AddAsync(SnapshotLine line)
    {
        var output = line.Read(SnapshotEntry.Output);
        if (_group is [.., var last] && last.Sequence != output.Sequence)
        {
            if (last.Sequence > output.Sequence)
                throw new FormatException("The outputs are not in ascending order of their sequences");
            await EndGroupAsync().ConfigureAwait(false);
        }

        EntryChecks.RequireAfter(_group.Count == 0 ? null : _group[^1].Path, output.Path);
        if (_group.Count == MostOfRecord)
            throw new FormatException($"A change record has more than {MostOfRecord} outputs");
        await RequireAsync(output).ConfigureAwait(false);
        target.Insert(output);
        await target.SaveAsync().ConfigureAwait(false);
        _group.Add(output);
    }

    public async Task EndAsync()
    {
        await EndGroupAsync().ConfigureAwait(false);
        var records = await OutputRecordsUpTo.RunAsync(target.Db, long.MaxValue, target.Cancellation).ConfigureAwait(false);
        if (records != _groups)
            throw new FormatException($"{records} change records have outputs, and the lines are of {_groups}");
    }

    private async Task RequireAsync(RunOutput output)
    {
        var run = await Run.RunAsync(target.Db, output.RunId, target.Cancellation).ConfigureAwait(false)
            ?? throw new FormatException($"The run {output.RunId} is missing");
        if (run.IsPurged != RunPath.IsPurged(output.Path))
            throw new FormatException("The path of an output is erased exactly if its run is purged");
        await target.RequireRevisionAsync(output.ArtifactId, output.Revision, output.Digest).ConfigureAwait(false);
        if (output.ToSequence is not { } to)
        {
            if (await IsCurrent.RunAsync(target.Db, output.RunId, output.Path, target.Cancellation).ConfigureAwait(false))
                throw new FormatException("Another output of the run is current under the path");
        }
        else if (to <= output.Sequence || !await IsOfRunAsync(output.RunId, to).ConfigureAwait(false))
        {
            throw new FormatException("The member 'toSequence' is not the sequence of a later record of outputs of the run");
        }
    }

    private async Task<bool> IsOfRunAsync(RunId run, long sequence) =>
        await ImportQueries.ChangeAt.RunAsync(target.Db, sequence, target.Cancellation).ConfigureAwait(false) is { } change
        && (change.EntityKind, change.EntityId.Value, change.Kind) == (EntityKind.Run, run.Value, ChangeKind.Updated);

    private async Task EndGroupAsync()
    {
        if (_group is not [var first, ..])
            return;
        if (_group.Any(output => output.RunId != first.RunId) || !await IsOfRunAsync(first.RunId, first.Sequence).ConfigureAwait(false))
            throw new FormatException($"The change record {first.Sequence} is no record of outputs of the run");
        var record = await ImportQueries.ChangeAt.RunAsync(target.Db, first.Sequence, target.Cancellation).ConfigureAwait(false);
        if (record!.State is { } state && RunOutputsState.Of(_group) != state)
            throw new FormatException($"The outputs are not those in the change record {first.Sequence}");
        _group.Clear();
        _groups++;
    }

    private sealed record RunState(bool IsPurged);
}
