using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Reads texts by the same statements as the SQL function that searches them, so that both search the same texts.</summary>
internal sealed class SqliteContentTexts(KeptSqliteConnection connection) : IContentTexts
{
    public string? TextOf(ContentDigest digest) => connection.TextOf(digest.ToBytes());
}
