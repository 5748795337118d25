using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Changes;

/// <summary>Finds the newest change record, which the next one follows, and refuses to go on from one that is not the newest there was.</summary>
internal static class LastRecord
{
    // The unique index of revisions gives the highest sequence in one step.
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

    private static readonly CompiledQuery<long, ChainHash?> HashAt = new((db, sequence, _) => db.Set<ChangeRecord>()
        .Where(c => c.Sequence == sequence)
        .Select(c => (ChainHash?)c.Hash)
        .FirstOrDefault());

    /// <summary>The newest record's position and time; the start and null when there is none.</summary>
    /// <param name="db">A context whose transaction has locked out other writers.</param>
    /// <param name="seen">What was there when the repository last looked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StoreCorruptException">There was a newer record, or another at that place.</exception>
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

    // Before the first write there is nothing to remember, so the other tables are asked once. Names of collections have no index by
    // sequence; of relationships the newest tells.
    private static async Task RequireOthersAsync(KontextualDbContext db, ChangePosition last, CancellationToken cancellationToken)
    {
        Require(last, await OfCollectionNames.RunAsync(db, cancellationToken).ConfigureAwait(false), "collection_names");
        Require(last, await OfNewestRelationship.RunAsync(db, cancellationToken).ConfigureAwait(false), "relationships");
    }

    private static async Task RequireAsync(
        KontextualDbContext db, ChangePosition last, ChangePosition seen, CancellationToken cancellationToken)
    {
        if (last.Sequence < seen.Sequence)
            throw ChangeGaps.Lost(last.Sequence + 1, $"this process has seen sequence {seen.Sequence}");
        if (seen.Sequence == 0)
            return;

        // Only after writes of others the record is no longer the newest and has to be looked up.
        var hash = last.Sequence == seen.Sequence
            ? last.Hash
            : await HashAt.RunAsync(db, seen.Sequence, cancellationToken).ConfigureAwait(false)
                ?? throw ChangeGaps.Lost(seen.Sequence, "this process has seen it");
        if (hash != seen.Hash)
        {
            throw new StoreCorruptException(
                $"table change_records, sequence {seen.Sequence}, column hash",
                "it is not the record that this process has seen there: the file was replaced, or its history was");
        }
    }

    private static void Require(ChangePosition last, long? sequence, string table)
    {
        if (sequence > last.Sequence)
            throw ChangeGaps.Lost(last.Sequence + 1, $"table {table}, column from_sequence, goes up to {sequence}");
    }

    private sealed record LastChange(long Sequence, ChainHash Hash, DateTimeOffset Time, long? OfRevisions);
}
