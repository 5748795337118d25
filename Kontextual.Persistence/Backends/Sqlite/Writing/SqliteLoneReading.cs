using Kontextual.Persistence.Backends.Sqlite.Opening;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Operations that read the whole store through one of its connections, also when its file has no name any more.</summary>
internal sealed class SqliteLoneReading(string location, SqliteConnection connection) : ILoneReading
{
    public string SaveCopy(string target, CancellationToken cancellationToken)
    {
        StoreCopy.Validate(target);
        return StoreCopy.Save(location, connection, target, cancellationToken);
    }
}
