using Kontextual.Tests.Corruption;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteCallersErrorSpecs() : CallersErrorSpecs(Backend.Sqlite);

public sealed class SqliteStoredValueSpecs() : StoredValueSpecs(Backend.Sqlite);
