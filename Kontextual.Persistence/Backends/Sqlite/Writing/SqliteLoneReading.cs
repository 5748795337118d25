using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Opening;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Operations that read the whole store through one of its connections, also when its file has no name any more.</summary>
internal sealed class SqliteLoneReading(string location, SqliteConnection connection, StoreWatch watch) : ILoneReading
{
    public string SaveCopy(string target, CancellationToken cancellationToken)
    {
        NewCopy.Validate(target);
        using var copy = new NewCopy(location, target);
        Write(copy, cancellationToken);
        copy.Flush();
        copy.Complete();
        return target;
    }

    /// <summary>Writes one committed state of the store to a new copy.</summary>
    public void Write(NewCopy copy, CancellationToken cancellationToken) => copy.Write(connection, RefuseShort, cancellationToken);

    /// <summary>Refuses a store whose file is too short. SQLite reads zeros behind its end, and the copy would silently contain them.</summary>
    /// <exception cref="StoreCorruptException">A page of the store is in neither the file nor its log.</exception>
    private void RefuseShort()
    {
        // Only the files at their paths can be looked at.
        if (watch.LookToOpen() is null && LogPages.FindMissing(connection, location) is { } page)
            throw NewCopy.Short(location, FormattableString.Invariant($"page {page} is in neither the file nor its log"));
    }
}
