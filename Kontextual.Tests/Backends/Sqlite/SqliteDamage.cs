using Kontextual.Tests.Harness;
using Kontextual.Tests.Store;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteDamagedContentSpecs() : DamagedContentSpecs(Backend.Sqlite);

public sealed class SqliteLostRecordSpecs() : LostRecordSpecs(Backend.Sqlite);

public sealed class SqliteLostNameSpecs() : LostNameSpecs(Backend.Sqlite);
