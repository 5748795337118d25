using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Repository;

/// <summary>Counts the entities of a store.</summary>
internal static class StoreSummaries
{
    public static async Task<StoreSummary> OfAsync(KontextualDbContext db, StoreInfo store, CancellationToken token)
    {
        var last = await db.Set<ChangeRecord>().OrderByDescending(c => c.Sequence)
            .Select(c => new { c.Sequence, c.Hash, c.Time }).FirstOrDefaultAsync(token).ConfigureAwait(false);
        await RefuseBadSizesAsync(db, token).ConfigureAwait(false);
        return new StoreSummary
        {
            Store = store,
            Collections = await db.Set<Collection>().LongCountAsync(c => c.DeletedAt == null, token).ConfigureAwait(false),
            Artifacts = await db.Set<Artifact>().LongCountAsync(a => a.DeletedAt == null, token).ConfigureAwait(false),
            DeletedArtifacts = await db.Set<Artifact>().LongCountAsync(a => a.DeletedAt != null, token).ConfigureAwait(false),
            Revisions = await db.Set<Revision>().LongCountAsync(token).ConfigureAwait(false),
            Relationships = await db.Set<Relationship>().LongCountAsync(r => r.ToSequence == null, token).ConfigureAwait(false),
            Runs = await db.Set<OperationRun>().LongCountAsync(r => !r.IsPurged, token).ConfigureAwait(false),
            ContextPackages = await db.Set<ContextPackage>().LongCountAsync(p => p.DeletedAt == null, token).ConfigureAwait(false),
            Contents = await db.Set<Content>().LongCountAsync(c => c.Storage != ContentStorage.Purged, token).ConfigureAwait(false),
            ContentBytes = await db.Set<Content>().Where(c => c.Storage != ContentStorage.Purged).SumAsync(c => c.Size, token).ConfigureAwait(false),
            Head = last is null ? ChangePosition.Start : new ChangePosition(last.Sequence, last.Hash),
            LastChangeAt = last?.Time,
        };
    }

    // A sum does not show an invalid size in a row, but reading the row refuses it. The condition also finds texts, because SQLite orders
    // every text above all numbers.
    private static async Task RefuseBadSizesAsync(KontextualDbContext db, CancellationToken token) =>
        _ = await db.Set<Content>().FirstOrDefaultAsync(c => c.Size < 0 || c.Size > ContentSource.MaxSize, token).ConfigureAwait(false);
}
