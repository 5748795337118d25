namespace Kontextual.Domain;

/// <summary>The kinds of the lines of a snapshot, in the order in which they stand in it. A line contains the name of its kind.</summary>
internal enum SnapshotRecord
{
    /// <summary>The first line: the format and the store.</summary>
    Header,

    /// <summary>A content.</summary>
    Content,

    /// <summary>A part of the content before it.</summary>
    Chunk,

    /// <summary>A change record, with the revision of an artifact that the change made.</summary>
    Change,

    /// <summary>A collection.</summary>
    Collection,

    /// <summary>A relationship.</summary>
    Relationship,

    /// <summary>An input bundle.</summary>
    Bundle,

    /// <summary>An entry of the bundle before it.</summary>
    InputEntry,

    /// <summary>A run.</summary>
    Run,

    /// <summary>A step of a run.</summary>
    Step,

    /// <summary>A manifest.</summary>
    Manifest,

    /// <summary>An entry of the manifest before it.</summary>
    ManifestEntry,

    /// <summary>An output of a run.</summary>
    Output,

    /// <summary>A context package.</summary>
    ContextPackage,

    /// <summary>A context reference.</summary>
    ContextReference,

    /// <summary>A position that the purged context reference before it had.</summary>
    ReferencePlace,

    /// <summary>The last line: the counts and the hash.</summary>
    Trailer,
}
