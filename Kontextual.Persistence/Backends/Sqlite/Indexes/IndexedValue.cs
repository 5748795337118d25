namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

/// <summary>A leaf of an artifact's metadata, see <see cref="MetadataLeaf"/>.</summary>
/// <remarks>
/// These rows are derived from the metadata of artifacts. <see cref="MetadataIndex"/> writes them with each artifact, as SQLite writes its own indexes. They
/// only propose artifacts, whose metadata is then checked.
/// </remarks>
internal sealed record IndexedValue
{
    /// <summary>The key of the <see cref="IndexedPointer"/>.</summary>
    public required long PointerKey { get; init; }

    /// <summary>The text of <see cref="MetadataKey"/>.</summary>
    public required string Value { get; init; }

    public required ArtifactId ArtifactId { get; init; }
}
