using Kontextual.Tests.Contents;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteContentSpecs() : ContentSpecs(Backend.Sqlite);

public sealed class SqliteContentStreamSpecs() : ContentStreamSpecs(Backend.Sqlite);

public sealed class SqliteUnpreparedContentSpecs() : UnpreparedContentSpecs(Backend.Sqlite);

public sealed class SqliteUnrecordedContentSpecs() : UnrecordedContentSpecs(Backend.Sqlite);

public sealed class SqliteTryInsertSpecs() : TryInsertSpecs(Backend.Sqlite);
