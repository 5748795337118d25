using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteArtifactFilterSpecs() : ArtifactFilterSpecs(Backend.Sqlite);

public sealed class SqliteArtifactOrderSpecs() : ArtifactOrderSpecs(Backend.Sqlite);

public sealed class SqliteCollectionListingSpecs() : CollectionListingSpecs(Backend.Sqlite);

public sealed class SqliteCursorSpecs() : CursorSpecs(Backend.Sqlite);

public sealed class SqliteListingUnderWritesSpecs() : ListingUnderWritesSpecs(Backend.Sqlite);

public sealed class SqlitePageSizeSpecs() : PageSizeSpecs(Backend.Sqlite);

public sealed class SqlitePrefixSpecs() : PrefixSpecs(Backend.Sqlite);

public sealed class SqliteRelationshipListingSpecs() : RelationshipListingSpecs(Backend.Sqlite);

public sealed class SqliteQueryPropertySpecs() : QueryPropertySpecs(Backend.Sqlite);
