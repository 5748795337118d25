using Kontextual.Tests.Corruption;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Names;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteCallersErrorSpecs() : CallersErrorSpecs(Backend.Sqlite);

public sealed class SqliteStoredValueSpecs() : StoredValueSpecs(Backend.Sqlite);

public sealed class SqliteRefusedNameSpecs() : RefusedNameSpecs(Backend.Sqlite);
