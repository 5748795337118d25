using Kontextual.Tests.Collections;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteCollectionArgumentSpecs() : CollectionArgumentSpecs(Backend.Sqlite);

public sealed class SqliteCollectionChangeSpecs() : CollectionChangeSpecs(Backend.Sqlite);

public sealed class SqliteCollectionDeleteSpecs() : CollectionDeleteSpecs(Backend.Sqlite);

public sealed class SqliteCollectionSpecs() : CollectionSpecs(Backend.Sqlite);

public sealed class SqliteCollectionPurgeSpecs() : CollectionPurgeSpecs(Backend.Sqlite);
