using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Changes;

/// <summary>Finds the newest change record, which the next record follows, and detects that newer records were lost.</summary>
internal static class LastRecord
{
    // The unique index of the revisions finds their highest sequence in one step.
    private static readonly CompiledQuery<LastChange?> Newest = new((db, _) => db.Set<ChangeRecord>()
        .OrderByDescending(c => c.Sequence)
        .Select(c => new LastChange(c.Sequence, c.Hash, c.Time, db.Set<Revision>().Max(r => (long?)r.FromSequence)))
        .FirstOrDefault());

    private static readonly CompiledQuery<long?> OfRevisions = new((db, _) => db.Set<Revision>().Max(r => (long?)r.FromSequence));

    private static readonly CompiledQuery<long?> OfCollectionNames = new((db, _) => db.Set<CollectionName>().Max(n => (long?)n.FromSequence));

    private static readonly CompiledQuery<long?> OfNewestRelationship = new((db, _) => db.Set<Relationship>()
        .OrderByDescending(r => r.CreatedAt)
        .ThenByDescending(r => r.Id)
        .Select(r => (long?)r.FromSequence)
        .FirstOrDefault());

    // The key of the places finds the highest sequence of one reference in one step.
    private static readonly CompiledQuery<long?> OfNewestReference = new((db, _) => db.Set<ContextReference>()
        .OrderByDescending(r => r.CreatedAt)
        .ThenByDescending(r => r.Id)
        .Select(r => db.Set<ContextReferencePlace>().Where(p => p.ReferenceId == r.Id).Max(p => (long?)p.FromSequence))
        .FirstOrDefault());

    private static readonly CompiledQuery<long, ChainHash?> HashAt = new((db, sequence, _) => db.Set<ChangeRecord>()
        .Where(c => c.Sequence == sequence)
        .Select(c => (ChainHash?)c.Hash)
        .FirstOrDefault());

    /// <summary>Returns the position and time of the newest record; the start position and null when there is none.</summary>
    /// <param name="db">A context whose transaction excludes other writers.</param>
    /// <param name="seen">The newest record that the repository has seen.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="StoreCorruptException">A newer record existed before, or another record had this sequence.</exception>
    public static async Task<(ChangePosition Position, DateTimeOffset? Time)> ReadAsync(
        KontextualDbContext db, SeenHistory seen, CancellationToken cancellationToken)
    {
        var last = await Newest.RunAsync(db, cancellationToken).ConfigureAwait(false);
        var position = last is null ? ChangePosition.Start : new ChangePosition(last.Sequence, last.Hash);
        var ofRevisions = last is null ? await OfRevisions.RunAsync(db, cancellationToken).ConfigureAwait(false) : last.OfRevisions;
        Require(position, ofRevisions, "revisions");
        if (seen.Newest is { } newest)
            await RequireAsync(db, position, newest, cancellationToken).ConfigureAwait(false);
        else
            await RequireOthersAsync(db, position, cancellationToken).ConfigureAwait(false);
        return (position, last?.Time);
    }

    // Before its first write, the repository has seen no record, so the other tables are checked once. Names of collections have no index
    // by sequence, so all of them are read. For relationships and context references, the newest one is enough. Outputs of runs and names of
    // context packages are not checked: they have no index by sequence, and no other index finds the newest one. Names of artifacts need no
    // check, because they have the sequences of the revisions.
    private static async Task RequireOthersAsync(KontextualDbContext db, ChangePosition last, CancellationToken cancellationToken)
    {
        Require(last, await OfCollectionNames.RunAsync(db, cancellationToken).ConfigureAwait(false), "collection_names");
        Require(last, await OfNewestRelationship.RunAsync(db, cancellationToken).ConfigureAwait(false), "relationships");
        Require(last, await OfNewestReference.RunAsync(db, cancellationToken).ConfigureAwait(false), "context_reference_places");
    }

    private static async Task RequireAsync(
        KontextualDbContext db, ChangePosition last, ChangePosition seen, CancellationToken cancellationToken)
    {
        if (last.Sequence < seen.Sequence)
            throw ChangeGaps.Lost(last.Sequence + 1, $"this process has seen sequence {seen.Sequence}");
        if (seen.Sequence == 0)
            return;

        // If others have written since, the record is no longer the newest one and is looked up.
        var hash = last.Sequence == seen.Sequence
            ? last.Hash
            : await HashAt.RunAsync(db, seen.Sequence, cancellationToken).ConfigureAwait(false)
                ?? throw ChangeGaps.Lost(seen.Sequence, "this process has seen it");
        if (hash != seen.Hash)
        {
            throw new StoreCorruptException(
                $"table change_records, sequence {seen.Sequence}, column hash",
                "this process has seen another hash at this sequence: the file was replaced, or its history was");
        }
    }

    private static void Require(ChangePosition last, long? sequence, string table)
    {
        if (sequence > last.Sequence)
            throw ChangeGaps.Lost(last.Sequence + 1, $"column from_sequence of table {table} goes up to {sequence}");
    }

    private sealed record LastChange(long Sequence, ChainHash Hash, DateTimeOffset Time, long? OfRevisions);
}
