using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>A log that lies beside a store's file before this process opens the store, and whether it continues what the file holds.</summary>
/// <remarks>
/// SQLite takes any intact log beside a file for the file's own, even an older one or one of another store that was copied there.
/// Change records are only added. So the file together with its own log holds every record that the file holds alone, without a gap.
/// </remarks>
internal sealed class LeftLog
{
    // One statement, so that both numbers are of one state: as part of a query that is not compiled, EF runs the count by itself.
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

    /// <summary>Reads what the file holds without its log.</summary>
    /// <param name="path">The store's real path. It must be called before this process opens the store through its log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when there is no log, or an empty one.</returns>
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
            // A writer was killed, or is at work, in the middle of bringing its log into the file. The file alone then says nothing.
            return new LeftLog(path, null, null);
        }
    }

    /// <summary>Refuses a log that does not continue the file.</summary>
    /// <param name="db">A context on the file together with the log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StoreCorruptException">The log belongs to another store or to another state of this one.</exception>
    public async Task RefuseStrangeAsync(KontextualDbContext db, CancellationToken cancellationToken)
    {
        var stores = await db.Set<StoreInfo>().Select(s => s.Id).Take(2).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (_store is { } store && !stores.Contains(store))
            throw Strange($"the file is of store {store}, and with the log it is of another");
        if (_last is { } last && await HashAtAsync(db, last.Sequence, cancellationToken).ConfigureAwait(false) != last.Hash)
            throw Strange($"with the log the change record at sequence {last.Sequence} is missing or another");
        var records = await Records.RunAsync(db, cancellationToken).ConfigureAwait(false);
        if (records is not null && records.Count != records.Last)
            throw Strange($"with the log there are {records.Count} change records, and the last has sequence {records.Last}");
    }

    /// <summary>What is to be said when the file cannot be read with the log: the log is named when the file alone could be read.</summary>
    /// <param name="error">The error that was met.</param>
    public KnowledgeException Explain(KnowledgeException error) => error is StoreCorruptException { InnerException: SqliteException } && _store is not null
        ? Strange("the file alone can be read, and with the log it cannot", error)
        : error;

    /// <summary>The last record's position; null when it does not follow from the one before, so that it is not known to be one.</summary>
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
        $"it does not continue what the file holds: {why}. It is an older log or that of another store. The file can be read alone when the log and '{CompanionFiles.IndexOf(_path)}' are moved away",
        inner);

    private sealed record Extent(long Last, long Count);
}
