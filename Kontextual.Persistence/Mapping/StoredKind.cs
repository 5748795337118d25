namespace Kontextual.Persistence.Mapping;

/// <summary>What kind of value a column holds, whatever the backend calls it.</summary>
internal enum StoredKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}
