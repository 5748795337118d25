using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

internal sealed class SqliteTestBackend : Backend
{
    public override string Name => "Sqlite";

    public override string PathIn(TempFolder folder) => folder.File("store.db");

    public override void Choose(KnowledgeStoreOptions options, TempFolder folder) => options.UseSqlite(PathIn(folder));
}
