using Kontextual.Tests.Contents;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryContentSpecs() : ContentSpecs(Backend.InMemory);

public sealed class InMemoryContentStreamSpecs() : ContentStreamSpecs(Backend.InMemory);

public sealed class InMemoryUnpreparedContentSpecs() : UnpreparedContentSpecs(Backend.InMemory);

public sealed class InMemoryUnrecordedContentSpecs() : UnrecordedContentSpecs(Backend.InMemory);

public sealed class InMemoryTryInsertSpecs() : TryInsertSpecs(Backend.InMemory);
