using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What a finding is about. docs/recovery.md says for each kind what a person does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    /// <summary>The database engine found its own structure damaged, such as a page or an index of the file.</summary>
    DatabaseDamaged,

    /// <summary>A table, an index, a view or a trigger differs from the schema that the library creates.</summary>
    SchemaChanged,

    /// <summary>A value is not in the form of its column. The library has not written it.</summary>
    MalformedValue,

    /// <summary>A row refers to a row that does not exist.</summary>
    BrokenReference,

    /// <summary>A row is missing that the history says exists.</summary>
    MissingRow,

    /// <summary>A row exists that no change record created.</summary>
    UnrecordedRow,

    /// <summary>A change record, a revision or a version is missing between others, or stands in another place.</summary>
    HistoryGap,

    /// <summary>The hash of a change record is not the hash of its values and of the hash before.</summary>
    ChainBroken,

    /// <summary>The history is not that of the seal, or does not begin with it: it was replaced, rewritten or cut off.</summary>
    SealBroken,

    /// <summary>What a change record commits to was changed: its reason, its state, its trace id, its salt, or the revision of an artifact.</summary>
    PayloadChanged,

    /// <summary>A row differs from the last state that the change records contain.</summary>
    StateMismatch,

    /// <summary>A text is erased, or a row is marked as purged, although no purge was recorded.</summary>
    BlankWithoutPurge,

    /// <summary>Something remained of an entity that was purged.</summary>
    PurgeIncomplete,

    /// <summary>The bytes of a content do not have its digest or its size, or they are missing.</summary>
    ContentDamaged,

    /// <summary>A content is stored that no revision uses.</summary>
    UnusedContent,

    /// <summary>The inputs or outputs of a bundle, a manifest or a run differ from their digest or their change record.</summary>
    EntriesChanged,

    /// <summary>A row of a derived table is missing, is left over, or differs from what it is derived from.</summary>
    DerivedRowWrong,
}
