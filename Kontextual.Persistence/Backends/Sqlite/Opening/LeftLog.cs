using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>A log that is next to a store's file before this process opens the store. Checks whether the log continues the file.</summary>
/// <remarks>
/// SQLite uses any intact log next to a file, even an older log, or the log of another store that was copied there. Change records are
/// never removed. The file together with its own log therefore has all records that the file alone has, without a gap.
/// </remarks>
internal sealed class LeftLog
{
    // Compiled, so that it is one statement and both numbers are of one state. In other queries, EF runs the count as a separate statement.
    private static readonly CompiledQuery<Extent?> Records = new((db, _) => db.Set<ChangeRecord>()
        .OrderByDescending(c => c.Sequence)
        .Select(c => new Extent(c.Sequence, db.Set<ChangeRecord>().LongCount()))
        .FirstOrDefault());

    private readonly string _path;
    private readonly StoreId? _store;
    private readonly ChangePosition? _last;

    private LeftLog(string path, StoreId? store, ChangePosition? last)
    {
        _path = path;
        _store = store;
        _last = last;
    }

    /// <summary>Reads the last change record of the file without its log.</summary>
    /// <param name="path">The real path of the store. This process must not have opened the store with its log yet.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The log; null when there is no log, or an empty one.</returns>
    public static async Task<LeftLog?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(CompanionFiles.LogOf(path)) is not { Exists: true, Length: > 0 })
            return null;
        var source = new SqliteConnectionStringBuilder { DataSource = ReadingWay.ImmutableUri(path), Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using var connection = new SqliteConnection(source.ConnectionString);
        using var db = new KontextualDbContext(SqliteContextOptions.For(connection));
        try
        {
            var store = await db.Set<StoreInfo>().Select(s => (StoreId?)s.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            return new LeftLog(path, store, await LastAsync(db, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (SqliteErrors.Translate(path, e) is not null)
        {
            // A checkpoint was interrupted or is running, so the file alone cannot be read and gives no information.
            return new LeftLog(path, null, null);
        }
    }

    /// <summary>Refuses a log that does not continue the file.</summary>
    /// <param name="db">A context that reads the file together with the log.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="StoreCorruptException">The log belongs to another store, or to another state of this store.</exception>
    public async Task RefuseStrangeAsync(KontextualDbContext db, CancellationToken cancellationToken)
    {
        var stores = await db.Set<StoreInfo>().Select(s => s.Id).Take(2).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (_store is { } store && !stores.Contains(store))
            throw Strange($"the file alone has the store id {store}, and with the log it has another one");
        if (_last is { } last && await HashAtAsync(db, last.Sequence, cancellationToken).ConfigureAwait(false) != last.Hash)
            throw Strange($"with the log, the change record at sequence {last.Sequence} is missing or different");
        if (LogPages.FindMissing((SqliteConnection)db.Database.GetDbConnection(), _path) is { } page)
            throw Strange($"page {page} is in neither of them, so the file is older than the log, or was truncated");
        var records = await Records.RunAsync(db, cancellationToken).ConfigureAwait(false);
        if (records is not null && records.Count != records.Last)
            throw Strange($"with the log, there are {records.Count} change records, but the last one has sequence {records.Last}");
    }

    /// <summary>Returns the exception to throw when the file cannot be read with the log. It names the log if the file alone could be read.</summary>
    /// <param name="error">The error of reading the file with the log.</param>
    public KnowledgeException Explain(KnowledgeException error) => error is StoreCorruptException { InnerException: SqliteException } && _store is not null
        ? Strange("the file can be read alone, but not with the log", error)
        : error;

    /// <summary>
    /// Returns the position of the last record; null when its hash does not follow from the previous record, so that it cannot be trusted.
    /// </summary>
    private static async Task<ChangePosition?> LastAsync(KontextualDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Set<ChangeRecord>()
            .OrderByDescending(c => c.Sequence).Take(2).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found is not [var last, ..])
            return null;
        var before = found.Count == 2 ? found[1].Hash : ChainHash.Genesis;
        return ChangeChain.Hash(before, last) == last.Hash ? new ChangePosition(last.Sequence, last.Hash) : null;
    }

    private static Task<ChainHash?> HashAtAsync(KontextualDbContext db, long sequence, CancellationToken cancellationToken) =>
        db.Set<ChangeRecord>().Where(c => c.Sequence == sequence).Select(c => (ChainHash?)c.Hash).FirstOrDefaultAsync(cancellationToken);

    private StoreCorruptException Strange(string why, Exception? inner = null) => new(
        $"the log '{CompanionFiles.LogOf(_path)}'",
        $"it does not continue the file: {why}. It is an older log, or the log of another store. The file can be read alone after the log and '{CompanionFiles.IndexOf(_path)}' are moved away",
        inner);

    private sealed record Extent(long Last, long Count);
}
