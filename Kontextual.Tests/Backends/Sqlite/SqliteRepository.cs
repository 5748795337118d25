using Kontextual.Tests.Harness;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteCancellationSpecs() : CancellationSpecs(Backend.Sqlite);

public sealed class SqliteCaughtErrorSpecs() : CaughtErrorSpecs(Backend.Sqlite);

public sealed class SqliteReadViewSpecs() : ReadViewSpecs(Backend.Sqlite);

public sealed class SqliteRollbackSpecs() : RollbackSpecs(Backend.Sqlite);

public sealed class SqliteStoreSummarySpecs() : StoreSummarySpecs(Backend.Sqlite);

public sealed class SqliteTimeLimitSpecs() : TimeLimitSpecs(Backend.Sqlite);

public sealed class SqliteTransactionEndSpecs() : TransactionEndSpecs(Backend.Sqlite);

public sealed class SqliteVisibilitySpecs() : VisibilitySpecs(Backend.Sqlite);

public sealed class SqliteWriteContextSpecs() : WriteContextSpecs(Backend.Sqlite);

public sealed class SqliteWriteOrderSpecs() : WriteOrderSpecs(Backend.Sqlite);

public sealed class SqliteCaughtContentErrorSpecs() : CaughtContentErrorSpecs(Backend.Sqlite);

public sealed class SqliteRevisionRaceSpecs() : RevisionRaceSpecs(Backend.Sqlite);

public sealed class SqliteBadInputSpecs() : BadInputSpecs(Backend.Sqlite);

public sealed class SqliteAsOfReplaySpecs() : AsOfReplaySpecs(Backend.Sqlite);

public sealed class SqlitePastViewSpecs() : PastViewSpecs(Backend.Sqlite);

public sealed class SqliteLoneWriteSpecs() : LoneWriteSpecs(Backend.Sqlite);
