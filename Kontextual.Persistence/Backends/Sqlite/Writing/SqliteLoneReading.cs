using Kontextual.Persistence.Backends.Sqlite.Opening;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>What can be read of a whole store through one of its connections, also when its file has no name any more.</summary>
internal sealed class SqliteLoneReading(string location, SqliteConnection connection) : ILoneReading
{
    public string SaveCopy(string target, CancellationToken cancellationToken)
    {
        StoreCopy.Validate(target);
        return StoreCopy.Save(location, connection, target, cancellationToken);
    }
}
