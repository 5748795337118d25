using Kontextual.Tests.Corruption;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryCallersErrorSpecs() : CallersErrorSpecs(Backend.InMemory);

public sealed class InMemoryStoredValueSpecs() : StoredValueSpecs(Backend.InMemory);
