using Kontextual.Tests.Collections;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryCollectionArgumentSpecs() : CollectionArgumentSpecs(Backend.InMemory);

public sealed class InMemoryCollectionChangeSpecs() : CollectionChangeSpecs(Backend.InMemory);

public sealed class InMemoryCollectionDeleteSpecs() : CollectionDeleteSpecs(Backend.InMemory);

public sealed class InMemoryCollectionSpecs() : CollectionSpecs(Backend.InMemory);

public sealed class InMemoryCollectionPurgeSpecs() : CollectionPurgeSpecs(Backend.InMemory);
