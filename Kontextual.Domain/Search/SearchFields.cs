using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The parts of an artifact that a ranked search reads. The values can be combined.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<SearchFields>))]
public enum SearchFields
{
    /// <summary>No part. A search refuses it.</summary>
    None = 0,

    /// <summary>
    /// The text of the content, if it is UTF-8 without U+0000 and has at most <see cref="ArtifactFilter.MaxSearchedBytes"/>. Any other content has no text.
    /// </summary>
    Content = 1,

    /// <summary>The name.</summary>
    Name = 2,

    /// <summary>The strings in the metadata, each as a text of its own. Names of members, numbers and other values are not searched.</summary>
    Metadata = 4,
}
