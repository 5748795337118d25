using Kontextual.Persistence.Changes;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Writes the change records in the order of their sequences, each with its revision, and checks the chain.</summary>
internal sealed class ChangeExport(KontextualDbContext db, LineWriter lines, CancellationToken cancellationToken)
{
    /// <param name="head">The position of the last record.</param>
    public async Task RunAsync(ChangePosition head)
    {
        var last = ChangePosition.Start;
        var changes = db.Set<ChangeRecord>()
            .LeftJoin(db.Set<Revision>(), c => c.Sequence, r => r.FromSequence, (c, r) => new Recorded { Record = c, Revision = r })
            .OrderBy(c => c.Record.Sequence);
        await foreach (var found in changes.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ChangeGaps.Require(last.Sequence + 1, found.Record);
            var change = new SnapshotChange(found.Record, found.Revision);
            RequireWhole(last.Hash, change);
            await lines.WriteAsync(SnapshotRecord.Change, SnapshotChange.Form, change, cancellationToken).ConfigureAwait(false);
            last = ChangePosition.After(found.Record);
        }

        if (last != head)
            throw ChangeGaps.Lost(last.Sequence + 1, $"sequence {head.Sequence} exists");
    }

    // A snapshot of a damaged store could not be imported, which would be noticed only when it is needed.
    private static void RequireWhole(ChainHash before, SnapshotChange change)
    {
        var record = change.Record;
        if (change.HasRevision != change.Revision is not null)
            throw Damaged(record, change.HasRevision ? "its revision is missing" : "a revision refers to it, although it is no change of an artifact");
        if (!change.HasRevision && !change.IsErased && record.Kind != ChangeKind.Purged && record.State is null)
            throw Damaged(record, "its state is missing");
        if (ChangeChain.Hash(before, record) != record.Hash)
            throw Damaged(record, "its hash does not match the record and the hash before it");
        if (record.Salt is { } salt && ChangeChain.Commit(salt, change.Payload()) != record.Commitment)
            throw Damaged(record, "its commitment does not match its payload");
    }

    private static StoreCorruptException Damaged(ChangeRecord record, string what) => new($"table change_records, sequence {record.Sequence}", what);

    private sealed record Recorded
    {
        public required ChangeRecord Record { get; init; }

        public Revision? Revision { get; init; }
    }
}
