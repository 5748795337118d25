namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports change records, which follow each other without a gap, and checks the chain and the history of each entity.</summary>
internal sealed class ChangeSection(ImportTarget target) : ISnapshotSection
{
    private readonly RevisionImport _revisions = new(target);
    private readonly StateImport _states = new(target);
    private ChangeRecord? _last;

    public IReadOnlyList<SnapshotRecord> Records { get; } = [SnapshotRecord.Change];

    public async Task AddAsync(SnapshotLine line)
    {
        var change = line.Read(SnapshotChange.Form);
        var record = change.Record;
        RequireChain(change);
        await RequireTransactionAsync(record).ConfigureAwait(false);
        await RequireHistoryAsync(change).ConfigureAwait(false);
        await target.RequireAsync(EntityKind.Run, record.RunId, "runId").ConfigureAwait(false);
        target.RequireForm(record);
        if (change.HasRevision)
            await _revisions.AddAsync(change).ConfigureAwait(false);
        else
            await _states.AddAsync(change).ConfigureAwait(false);
        target.Unit.Changes.Bring(record);
        await target.SaveAsync().ConfigureAwait(false);
        if (record.Kind == ChangeKind.Created)
            target.CountCreated(record.EntityKind);
        _last = record;
    }

    public async Task EndAsync()
    {
        var last = _last is null ? ChangePosition.Start : ChangePosition.After(_last);
        if (last != target.Header.Head)
            throw new FormatException($"The last change record is {last}, and the header says {target.Header.Head}");
        await new ArtifactImport(target).RunAsync().ConfigureAwait(false);
    }

    private void RequireChain(SnapshotChange change)
    {
        var record = change.Record;
        var sequence = (_last?.Sequence ?? 0) + 1;
        if (record.Sequence != sequence)
            throw new FormatException($"The sequence is {record.Sequence}, and the next one is {sequence}");
        if (record.Time < _last?.Time)
            throw new FormatException("The time is before that of the previous change record");
        if (ChangeChain.Hash(_last?.Hash ?? ChainHash.Genesis, record) != record.Hash)
            throw new FormatException("The hash does not match the header and the hash of the previous change record");
        if (change.HasRevision != change.Revision is not null)
            throw new FormatException(change.HasRevision ? "The record has no revision" : "The record has a revision, although it is no change of an artifact");
        if (record.Salt is { } salt && ChangeChain.Commit(salt, change.Payload()) != record.Commitment)
            throw new FormatException("The commitment does not match the salt and the payload");
    }

    private async Task RequireTransactionAsync(ChangeRecord record)
    {
        if (_last is { } last && last.TransactionId == record.TransactionId)
        {
            if ((last.Time, last.Actor, last.RunId, last.Attempt) != (record.Time, record.Actor, record.RunId, record.Attempt))
                throw new FormatException("The time, actor or run is another one than in the previous record of the same transaction");
        }
        else if (await ImportQueries.HasTransaction.RunAsync(target.Db, record.TransactionId, target.Cancellation).ConfigureAwait(false))
        {
            throw new FormatException("The records of the transaction do not follow each other");
        }

        if (record.RunId is null != record.Attempt is null)
            throw new FormatException("The members 'runId' and 'attempt' are not null together");
    }

    private async Task RequireHistoryAsync(SnapshotChange change)
    {
        var record = change.Record;
        var before = await ImportQueries.LastOf.RunAsync(target.Db, record.EntityKind, record.EntityId, target.Cancellation).ConfigureAwait(false);
        if (before is null != record.Kind is ChangeKind.Created)
            throw new FormatException("The first change record of an entity has the kind Created, and no other one has");
        if (before?.Kind == ChangeKind.Purged)
            throw new FormatException("A change follows the purge of its entity");
        var version = (before?.EntityVersion ?? 0) + (record.Kind == ChangeKind.Purged ? 0 : 1);
        if (record.EntityVersion != version)
            throw new FormatException($"The version of the entity is {record.EntityVersion}, and the next one is {version}");
        if (record.OldDigest != before?.NewDigest)
            throw new FormatException("The old digest is not the new digest of the previous change record of the entity");
        var isPurge = record.Kind == ChangeKind.Purged;
        if (isPurge && (change.IsErased || record.NewDigest is not null || record.State is not null))
            throw new FormatException("A purge has a payload without a state, and no new digest");
        if (before is not null && before.IsErased != (isPurge || change.IsErased))
            throw new FormatException("Either all change records of an entity before its purge are erased, or none is");
    }
}
