using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Opening;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Operations that read the whole store through one of its connections, also when its file has no name any more.</summary>
internal sealed class SqliteLoneReading(string location, SqliteConnection connection, StoreWatch watch) : ILoneReading
{
    public string SaveCopy(string target, CancellationToken cancellationToken)
    {
        StoreCopy.Validate(target);
        return StoreCopy.Save(location, connection, target, RefuseShort, cancellationToken);
    }

    /// <summary>Refuses a store whose file is too short. SQLite reads zeros behind its end, and the copy would silently contain them.</summary>
    /// <exception cref="StoreCorruptException">A page of the store is in neither the file nor its log.</exception>
    private void RefuseShort()
    {
        // Only the files at their paths can be looked at.
        if (watch.LookToOpen() is null && LogPages.FindMissing(connection, location) is { } page)
            throw StoreCopy.Short(location, FormattableString.Invariant($"page {page} is in neither the file nor its log"));
    }
}
