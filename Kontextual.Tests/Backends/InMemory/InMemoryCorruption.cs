using Kontextual.Tests.Corruption;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Names;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryCallersErrorSpecs() : CallersErrorSpecs(Backend.InMemory);

public sealed class InMemoryStoredValueSpecs() : StoredValueSpecs(Backend.InMemory);

public sealed class InMemoryRefusedNameSpecs() : RefusedNameSpecs(Backend.InMemory);
