using Kontextual.Tests.Harness;
using Kontextual.Tests.Store;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryDamagedContentSpecs() : DamagedContentSpecs(Backend.InMemory);

public sealed class InMemoryLostRecordSpecs() : LostRecordSpecs(Backend.InMemory);

public sealed class InMemoryLostNameSpecs() : LostNameSpecs(Backend.InMemory);
