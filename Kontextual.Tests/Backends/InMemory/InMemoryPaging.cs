using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryArtifactFilterSpecs() : ArtifactFilterSpecs(Backend.InMemory);

public sealed class InMemoryArtifactOrderSpecs() : ArtifactOrderSpecs(Backend.InMemory);

public sealed class InMemoryCollectionListingSpecs() : CollectionListingSpecs(Backend.InMemory);

public sealed class InMemoryCursorSpecs() : CursorSpecs(Backend.InMemory);

public sealed class InMemoryListingUnderWritesSpecs() : ListingUnderWritesSpecs(Backend.InMemory);

public sealed class InMemoryPageSizeSpecs() : PageSizeSpecs(Backend.InMemory);

public sealed class InMemoryPrefixSpecs() : PrefixSpecs(Backend.InMemory);

public sealed class InMemoryRelationshipListingSpecs() : RelationshipListingSpecs(Backend.InMemory);

public sealed class InMemoryQueryPropertySpecs() : QueryPropertySpecs(Backend.InMemory);
