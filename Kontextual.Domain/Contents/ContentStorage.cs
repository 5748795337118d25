using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>How the bytes of a content lie in the store. Stored as the words used here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContentStorage>))]
internal enum ContentStorage
{
    /// <summary>Valid UTF-8 without NUL up to 1 MiB, readable in a text column.</summary>
    Text,

    /// <summary>Anything else, in chunks of 1 MiB.</summary>
    Chunks,

    /// <summary>Erased: only digest and size are left.</summary>
    Purged,
}
