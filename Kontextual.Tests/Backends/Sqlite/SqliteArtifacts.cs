using Kontextual.Tests.Artifacts;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

public sealed class SqliteArtifactArgumentSpecs() : ArtifactArgumentSpecs(Backend.Sqlite);

public sealed class SqliteArtifactCreateSpecs() : ArtifactCreateSpecs(Backend.Sqlite);

public sealed class SqliteArtifactDeleteSpecs() : ArtifactDeleteSpecs(Backend.Sqlite);

public sealed class SqliteArtifactDiffSpecs() : ArtifactDiffSpecs(Backend.Sqlite);

public sealed class SqliteArtifactExpectationSpecs() : ArtifactExpectationSpecs(Backend.Sqlite);

public sealed class SqliteArtifactHistorySpecs() : ArtifactHistorySpecs(Backend.Sqlite);

public sealed class SqliteArtifactHistoryChangeSpecs() : ArtifactHistoryChangeSpecs(Backend.Sqlite);

public sealed class SqliteArtifactLookupSpecs() : ArtifactLookupSpecs(Backend.Sqlite);

public sealed class SqliteArtifactNameSpecs() : ArtifactNameSpecs(Backend.Sqlite);

public sealed class SqliteArtifactPutSpecs() : ArtifactPutSpecs(Backend.Sqlite);

public sealed class SqliteArtifactRestoreSpecs() : ArtifactRestoreSpecs(Backend.Sqlite);

public sealed class SqliteArtifactReviseSpecs() : ArtifactReviseSpecs(Backend.Sqlite);

public sealed class SqliteArtifactTextSpecs() : ArtifactTextSpecs(Backend.Sqlite);

public sealed class SqliteArtifactPurgeSpecs() : ArtifactPurgeSpecs(Backend.Sqlite);
