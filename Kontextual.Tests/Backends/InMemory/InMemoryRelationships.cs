using Kontextual.Tests.Harness;
using Kontextual.Tests.Relationships;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryRelationshipArgumentSpecs() : RelationshipArgumentSpecs(Backend.InMemory);

public sealed class InMemoryRelationshipChangeSpecs() : RelationshipChangeSpecs(Backend.InMemory);

public sealed class InMemoryRelationshipCreateSpecs() : RelationshipCreateSpecs(Backend.InMemory);

public sealed class InMemoryRelationshipPurgeSpecs() : RelationshipPurgeSpecs(Backend.InMemory);

public sealed class InMemoryTraversalSpecs() : TraversalSpecs(Backend.InMemory);
