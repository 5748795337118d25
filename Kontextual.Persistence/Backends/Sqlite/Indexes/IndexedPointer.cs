namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

/// <summary>A JSON Pointer that leaves of metadata have, see <see cref="MetadataLeaf"/>.</summary>
internal sealed record IndexedPointer
{
    /// <summary>A number, so that the leaves need not repeat the pointer.</summary>
    public long PointerKey { get; init; }

    public required string Pointer { get; init; }
}
