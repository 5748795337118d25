using Kontextual.Tests.Harness;
using Kontextual.Tests.Store;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteOtherProcessSpecs() : OtherProcessSpecs(Backend.Sqlite);

public sealed class SqliteReopenSpecs() : ReopenSpecs(Backend.Sqlite);

public sealed class SqliteTwoRepositoriesSpecs() : TwoRepositoriesSpecs(Backend.Sqlite);
