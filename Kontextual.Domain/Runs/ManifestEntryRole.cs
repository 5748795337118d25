using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The role of a manifest entry in the run. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ManifestEntryRole>))]
public enum ManifestEntryRole
{
    /// <summary>The run read it.</summary>
    Input,

    /// <summary>The run produced it.</summary>
    Output,
}
