using Kontextual.Tests.Harness;
using Kontextual.Tests.Relationships;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteRelationshipArgumentSpecs() : RelationshipArgumentSpecs(Backend.Sqlite);

public sealed class SqliteRelationshipChangeSpecs() : RelationshipChangeSpecs(Backend.Sqlite);

public sealed class SqliteRelationshipCreateSpecs() : RelationshipCreateSpecs(Backend.Sqlite);

public sealed class SqliteRelationshipPurgeSpecs() : RelationshipPurgeSpecs(Backend.Sqlite);

public sealed class SqliteTraversalSpecs() : TraversalSpecs(Backend.Sqlite);
