using Kontextual.Tests.Harness;
using Kontextual.Tests.Names;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteUnicodeNameSpecs() : UnicodeNameSpecs(Backend.Sqlite);

public sealed class SqliteMetadataRoundTripSpecs() : MetadataRoundTripSpecs(Backend.Sqlite);
