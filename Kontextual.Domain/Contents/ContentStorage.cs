using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>How the bytes of a content are stored. It is stored as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContentStorage>))]
internal enum ContentStorage
{
    /// <summary>As text in a text column: valid UTF-8 without U+0000 of at most 1 MiB.</summary>
    Text,

    /// <summary>In chunks of 1 MiB: all other content.</summary>
    Chunks,

    /// <summary>Not at all: the bytes were erased, and only digest and size are kept.</summary>
    Purged,
}
