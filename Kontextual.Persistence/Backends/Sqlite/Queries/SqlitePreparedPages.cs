using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>The pages that are read most often. EF translates their statements once.</summary>
/// <remarks>Each of them is used only for exactly its criteria in exactly its order. Any other query is translated in the general way.</remarks>
internal static class SqlitePreparedPages
{
#pragma warning disable CA1309 // SQL does the comparison, by code point like the order of the columns.
    // The first page begins after the empty text, because no name is below it.
    private static readonly CompiledList<CollectionId, string, ArtifactId, int, Artifact> LiveOfCollection = new((db, collection, name, id, take) =>
        db.Set<Artifact>()
            .Where(a => a.DeletedAt == null && a.CollectionId == collection)
            .Where(a => string.Compare(a.Name, name) >= 0 && (string.Compare(a.Name, name) > 0 || a.Id > id))
            .OrderBy(a => a.Name).ThenBy(a => a.Id)
            .Take(take));

    // Purged names are excluded by their length, because SQLite would use a second bound of the name instead of the place.
    private static readonly CompiledList<CollectionId, long, string, ArtifactId, int, Artifact> PastLiveOfCollection =
        new((db, collection, sequence, name, id, take) => db.Set<ArtifactName>()
            .Where(n => n.CollectionId == collection && !n.IsDeleted
                && n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
            .Where(n => n.Name.Length > 0)
            .Where(n => string.Compare(n.Name, name) >= 0 && (string.Compare(n.Name, name) > 0 || n.ArtifactId > id))
            .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, PastArtifactQueries.Named)
            .Where(past => past.Revision.FromSequence == db.Set<Revision>()
                .Where(r => r.ArtifactId == past.Id && r.FromSequence <= sequence)
                .Max(r => (long?)r.FromSequence))
            .OrderBy(past => past.Name).ThenBy(past => past.Id)
            .Take(take)
            .Select(PastArtifact.Artifact));
#pragma warning restore CA1309

    /// <summary>Returns a function that reads the page of a query; null when no prepared page matches.</summary>
    public static Func<KontextualDbContext, CancellationToken, Task<List<T>>>? Of<TRow, T, TKey, TId>(RowQuery<TRow, T, TKey, TId> query)
        where TKey : notnull
        where TId : struct, IComparable<TId> =>
        (Func<KontextualDbContext, CancellationToken, Task<List<T>>>?)((object)query switch
        {
            RowQuery<Artifact, Artifact, string, ArtifactId> now => (object?)Now(now),
            RowQuery<PastArtifact, Artifact, string, ArtifactId> then => Then(then),
            RowQuery<RevisionEntry, RevisionEntry, int, int> history => History(history),
            _ => null,
        });

    private static Func<KontextualDbContext, CancellationToken, Task<List<Artifact>>>? Now(RowQuery<Artifact, Artifact, string, ArtifactId> query) =>
        query.Criteria is [IsLive, IsKept, IsInCollection { Collection: var collection }] && IsByNameAscending(query.OrderName, query.Order.Direction)
            ? (db, token) => LiveOfCollection.ToListAsync(
                db, collection, query.Order.After?.Key ?? string.Empty, query.Order.After?.Id ?? default, query.Take, token)
            : null;

    private static Func<KontextualDbContext, CancellationToken, Task<List<Artifact>>>? Then(RowQuery<PastArtifact, Artifact, string, ArtifactId> query) =>
        query is { Rows.Sequence: { } sequence, Criteria: [IsLive, IsKept, IsInCollection { Collection: var collection }] }
        && IsByNameAscending(query.OrderName, query.Order.Direction)
            ? (db, token) => PastLiveOfCollection.ToListAsync(
                db, collection, sequence, query.Order.After?.Key ?? string.Empty, query.Order.After?.Id ?? default, query.Take, token)
            : null;

    // A history has only one order, so only its direction is checked.
    private static Func<KontextualDbContext, CancellationToken, Task<List<RevisionEntry>>>? History(RowQuery<RevisionEntry, RevisionEntry, int, int> query) =>
        query is { Rows.Sequence: null, Criteria: [IsOfArtifact { Artifact: var artifact }], Order.Direction: SortDirection.Ascending }
            ? (db, token) => ArtifactQueries.EntriesAfter.ToListAsync(db, artifact, query.Order.After?.Id ?? 0, query.Take, token)
            : null;

    private static bool IsByNameAscending(string order, SortDirection direction) =>
        order == nameof(ArtifactOrder.Name) && direction == SortDirection.Ascending;
}
