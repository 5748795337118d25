using Kontextual.Tests.Harness;
using Kontextual.Tests.Names;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryUnicodeNameSpecs() : UnicodeNameSpecs(Backend.InMemory);

public sealed class InMemoryMetadataRoundTripSpecs() : MetadataRoundTripSpecs(Backend.InMemory);
