using Kontextual.Persistence.Changes.Criteria;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Changes;

/// <summary>Creates the listings of the change records of an entity or of a transaction, in ascending order of their sequences.</summary>
internal static class ChangeListing
{
    private static readonly ListingSource<ChangeRecord, ChangeRecord> Source = new(
        "changes",
        db => db.Set<ChangeRecord>(),
        (db, sequence) => db.Set<ChangeRecord>().Where(c => c.Sequence <= sequence),
        c => c);

    private static readonly ListingOrder<ChangeRecord, ChangeRecord, long, long> BySequence =
        ListingOrder.Same<ChangeRecord, long, long>("Sequence", c => c.Sequence, c => c.Sequence, KeyTexts.Sequence, KeyTexts.Sequence);

    /// <exception cref="ArgumentException">The kind is not defined, or the id is the default value.</exception>
    public static IListing<ChangeRecord> Of(EntityKind kind, EntityId id)
    {
        Require.Defined(kind, nameof(kind));
        Require.Id(id, nameof(id));
        return new Listing<ChangeRecord, ChangeRecord, long, long>(Source, [new IsOfEntity(kind, id)], BySequence);
    }

    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static IListing<ChangeRecord> Of(TransactionId id)
    {
        Require.Id(id, nameof(id));
        return new Listing<ChangeRecord, ChangeRecord, long, long>(Source, [new IsOfTransaction(id)], BySequence);
    }
}
