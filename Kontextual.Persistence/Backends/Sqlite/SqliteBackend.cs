using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Opening;
using Kontextual.Persistence.Backends.Sqlite.Schema;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>Opens stores in SQLite files.</summary>
internal sealed class SqliteBackend(string path, SqliteStoreOptions options) : IBackend
{
    public void Validate()
    {
        if (options.BusyWait < TimeSpan.Zero || options.BusyWait > TimeSpan.FromHours(1))
            throw new ArgumentException($"{nameof(SqliteStoreOptions.BusyWait)} must be between zero and one hour, not {options.BusyWait}.");
        if (options.SharedCommitWindow < TimeSpan.Zero || options.SharedCommitWindow > TimeSpan.FromSeconds(1))
        {
            throw new ArgumentException(
                $"{nameof(SqliteStoreOptions.SharedCommitWindow)} must be between zero and one second, not {options.SharedCommitWindow}.");
        }

        if (options.MaxReaders is < 2 or > 1000)
            throw new ArgumentException($"{nameof(SqliteStoreOptions.MaxReaders)} must be between 2 and 1,000, not {options.MaxReaders}.");
        if (options.ReaderWait < TimeSpan.Zero || options.ReaderWait > TimeSpan.FromHours(1))
            throw new ArgumentException($"{nameof(SqliteStoreOptions.ReaderWait)} must be between zero and one hour, not {options.ReaderWait}.");
        if (!Enum.IsDefined(options.Durability))
            throw new ArgumentException($"{nameof(SqliteStoreOptions.Durability)} must be a defined value, not {options.Durability}.");
    }

    public async Task<IStoreEngine> OpenAsync(StoreOpening store, CancellationToken cancellationToken)
    {
        var real = StorePlace.RealPathOf(path);
        try
        {
            await MakeSureItExistsAsync(real, store, cancellationToken).ConfigureAwait(false);
            var entry = ProtectedFiles.Protect(real);
            try
            {
                return await OpenExistingAsync(real, store, entry, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                entry.Dispose();
                throw;
            }
        }
        catch (FileNotFoundException e) when (e.FileName?.StartsWith(StoreFormat.MigrationsAssembly, StringComparison.Ordinal) == true)
        {
            throw new InvalidOperationException(
                $"The migrations of SQLite stores were not found. Also reference the project or package {StoreFormat.MigrationsAssembly}.", e);
        }
        catch (Exception e) when (SqliteErrors.Translate(real, e) is { } known)
        {
            throw known;
        }
    }

    private async Task MakeSureItExistsAsync(string real, StoreOpening store, CancellationToken cancellationToken)
    {
        var state = StoreFile.RefuseForeign(real, options.AdoptEmptyFile);
        StoreNames.RefuseSecond(real, toRead: store.ReadOnly);
        if (state == StoreFileState.Store)
            return;
        if (store.ReadOnly || (!options.CreateIfMissing && !File.Exists(real)))
        {
            throw Missing(
                real,
                $"There is no store at '{real}'. Open it for writing with {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.CreateIfMissing)} to create one.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(real)))
            throw Missing(real, $"The folder '{Path.GetDirectoryName(real)}' for the store does not exist. Make the folder first.");

        using var held = await StoreLock.AcquireAsync(real, options.BusyWait, cancellationToken).ConfigureAwait(false);
        var identity = StoreIdentity.New(store.Time, store.Ids);

        // Another process may have created the store while this one waited.
        switch (StoreFile.RefuseForeign(real, options.AdoptEmptyFile))
        {
            case StoreFileState.Missing:
                StoreCreation.Create(real, identity);
                break;
            case StoreFileState.Empty:
                using (ProtectedFiles.Protect(real))
                    StoreCreation.Migrate(real, identity);
                break;
        }
    }

    private async Task<IStoreEngine> OpenExistingAsync(
        string real, StoreOpening store, IDisposable entry, CancellationToken cancellationToken)
    {
        var whyNot = StoreAccess.WhyNotWritable(real);
        var mayWrite = whyNot is null;
        if (!store.ReadOnly && !mayWrite)
            throw new StoreReadOnlyException($"The store '{real}' may not be written: {whyNot}.", real);

        if (store.ReadOnly)
            StorePlace.RefuseUnfinished(real);

        SqliteSession? writer = null;
        var watch = new StoreWatch(real, options.Look);
        var leftLog = await LeftLog.FindAsync(real, cancellationToken).ConfigureAwait(false);
        var reader = await OpenReaderAsync(real, store, mayWrite, watch, leftLog, cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var info = IdentityReading.Read(reader.Connection, reader.Context.Model);
            writer = store.ReadOnly ? null : SqliteSession.OpenWriter(real, options, watch);
            return new SqliteEngine(
                real, options, info, writer, reader, mayWrite, watch, entry, new StoreLog(store.LoggerFactory), store.Elapsed);
        }
        catch (Exception e) when (SqliteErrors.Translate(real, e, connection: reader.Connection) is { } known)
        {
            writer?.Dispose();
            reader.Dispose();
            throw known;
        }
        catch
        {
            writer?.Dispose();
            reader.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens a reader on a store with the schema of this library. Migrates an older store, or throws if the options do not allow that.
    /// </summary>
    private async Task<SqliteSession> OpenReaderAsync(
        string real, StoreOpening store, bool mayWrite, StoreWatch watch, LeftLog? leftLog, CancellationToken cancellationToken)
    {
        SqliteSession? reader = null;
        try
        {
            reader = SqliteSession.OpenReader(real, options, mayWrite, watch);

            // A file without the application id is just being created by another caller in this process.
            if (StoreFile.IsMarked(reader.Connection))
            {
                StoreFile.RefuseOtherFormat(real, (int)(long)SqliteSession.Scalar(reader.Connection, "PRAGMA user_version")!);
                if (leftLog is not null)
                    await leftLog.RefuseStrangeAsync(reader.Context, cancellationToken).ConfigureAwait(false);
            }

            if (StoreCreation.Pending(reader.Context).Count == 0)
                return reader;
        }
        catch (Exception e) when ((e as KnowledgeException ?? SqliteErrors.Translate(real, e, connection: reader?.Connection)) is { } known)
        {
            reader?.Dispose();
            var told = leftLog?.Explain(known) ?? known;
            if (told == e)
                throw;
            throw told;
        }
        catch
        {
            reader?.Dispose();
            throw;
        }

        reader.Dispose();
        if (store.ReadOnly || !options.MigrateOnOpen)
            throw Behind(real);
        using var held = await StoreLock.AcquireAsync(real, options.BusyWait, cancellationToken).ConfigureAwait(false);
        StoreCreation.Migrate(real, StoreIdentity.New(store.Time, store.Ids));
        return SqliteSession.OpenReader(real, options, mayWrite, watch);
    }

    private static SchemaMismatchException Behind(string real) => new(
        $"The store '{real}' has an older schema than this library. Run 'dotnet ef database update', "
        + $"or open it for writing with {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.MigrateOnOpen)}.",
        null,
        StoreFormat.Version);

    private static NotAStoreException Missing(string real, string message) => new(real, NotAStoreReason.Missing, message);
}
