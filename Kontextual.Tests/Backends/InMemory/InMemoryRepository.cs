using Kontextual.Tests.Harness;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Backends.InMemory;

public sealed class InMemoryCancellationSpecs() : CancellationSpecs(Backend.InMemory);

public sealed class InMemoryCaughtErrorSpecs() : CaughtErrorSpecs(Backend.InMemory);

public sealed class InMemoryReadViewSpecs() : ReadViewSpecs(Backend.InMemory);

public sealed class InMemoryRollbackSpecs() : RollbackSpecs(Backend.InMemory);

public sealed class InMemoryStoreSummarySpecs() : StoreSummarySpecs(Backend.InMemory);

public sealed class InMemoryTimeLimitSpecs() : TimeLimitSpecs(Backend.InMemory);

public sealed class InMemoryTransactionEndSpecs() : TransactionEndSpecs(Backend.InMemory);

public sealed class InMemoryVisibilitySpecs() : VisibilitySpecs(Backend.InMemory);

public sealed class InMemoryWriteContextSpecs() : WriteContextSpecs(Backend.InMemory);

public sealed class InMemoryWriteOrderSpecs() : WriteOrderSpecs(Backend.InMemory);

public sealed class InMemoryCaughtContentErrorSpecs() : CaughtContentErrorSpecs(Backend.InMemory);

public sealed class InMemoryRevisionRaceSpecs() : RevisionRaceSpecs(Backend.InMemory);

public sealed class InMemoryBadInputSpecs() : BadInputSpecs(Backend.InMemory);

public sealed class InMemoryAsOfReplaySpecs() : AsOfReplaySpecs(Backend.InMemory);

public sealed class InMemoryPastViewSpecs() : PastViewSpecs(Backend.InMemory);

public sealed class InMemoryLoneWriteSpecs() : LoneWriteSpecs(Backend.InMemory);
