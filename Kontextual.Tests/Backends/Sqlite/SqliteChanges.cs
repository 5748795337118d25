using Kontextual.Tests.Changes;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteChangeChainSpecs() : ChangeChainSpecs(Backend.Sqlite);

public sealed class SqliteChangeFollowSpecs() : ChangeFollowSpecs(Backend.Sqlite);

public sealed class SqliteChangeHistorySpecs() : ChangeHistorySpecs(Backend.Sqlite);

public sealed class SqliteChangePageSpecs() : ChangePageSpecs(Backend.Sqlite);

public sealed class SqliteChangeSequenceSpecs() : ChangeSequenceSpecs(Backend.Sqlite);

public sealed class SqliteChangeStreamSpecs() : ChangeStreamSpecs(Backend.Sqlite);

public sealed class SqliteChangeTimeSpecs() : ChangeTimeSpecs(Backend.Sqlite);

public sealed class SqliteTransactionRecordSpecs() : TransactionRecordSpecs(Backend.Sqlite);

public sealed class SqliteBroughtRecordSpecs() : BroughtRecordSpecs(Backend.Sqlite);
