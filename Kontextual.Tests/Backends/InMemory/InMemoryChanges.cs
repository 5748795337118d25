using Kontextual.Tests.Changes;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryChangeChainSpecs() : ChangeChainSpecs(Backend.InMemory);

public sealed class InMemoryChangeFollowSpecs() : ChangeFollowSpecs(Backend.InMemory);

public sealed class InMemoryChangeHistorySpecs() : ChangeHistorySpecs(Backend.InMemory);

public sealed class InMemoryChangePageSpecs() : ChangePageSpecs(Backend.InMemory);

public sealed class InMemoryChangeSequenceSpecs() : ChangeSequenceSpecs(Backend.InMemory);

public sealed class InMemoryChangeStreamSpecs() : ChangeStreamSpecs(Backend.InMemory);

public sealed class InMemoryChangeTimeSpecs() : ChangeTimeSpecs(Backend.InMemory);

public sealed class InMemoryTransactionRecordSpecs() : TransactionRecordSpecs(Backend.InMemory);

public sealed class InMemoryBroughtRecordSpecs() : BroughtRecordSpecs(Backend.InMemory);
