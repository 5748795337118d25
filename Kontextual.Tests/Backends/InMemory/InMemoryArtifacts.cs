using Kontextual.Tests.Artifacts;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryArtifactArgumentSpecs() : ArtifactArgumentSpecs(Backend.InMemory);

public sealed class InMemoryArtifactCreateSpecs() : ArtifactCreateSpecs(Backend.InMemory);

public sealed class InMemoryArtifactDeleteSpecs() : ArtifactDeleteSpecs(Backend.InMemory);

public sealed class InMemoryArtifactDiffSpecs() : ArtifactDiffSpecs(Backend.InMemory);

public sealed class InMemoryArtifactExpectationSpecs() : ArtifactExpectationSpecs(Backend.InMemory);

public sealed class InMemoryArtifactHistorySpecs() : ArtifactHistorySpecs(Backend.InMemory);

public sealed class InMemoryArtifactHistoryChangeSpecs() : ArtifactHistoryChangeSpecs(Backend.InMemory);

public sealed class InMemoryArtifactLookupSpecs() : ArtifactLookupSpecs(Backend.InMemory);

public sealed class InMemoryArtifactNameSpecs() : ArtifactNameSpecs(Backend.InMemory);

public sealed class InMemoryArtifactPutSpecs() : ArtifactPutSpecs(Backend.InMemory);

public sealed class InMemoryArtifactRestoreSpecs() : ArtifactRestoreSpecs(Backend.InMemory);

public sealed class InMemoryArtifactReviseSpecs() : ArtifactReviseSpecs(Backend.InMemory);

public sealed class InMemoryArtifactTextSpecs() : ArtifactTextSpecs(Backend.InMemory);

public sealed class InMemoryArtifactPurgeSpecs() : ArtifactPurgeSpecs(Backend.InMemory);
