namespace Kontextual.Persistence.Mapping;

/// <summary>The kind of the values of a column, independent of the backend.</summary>
internal enum StoredKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}
