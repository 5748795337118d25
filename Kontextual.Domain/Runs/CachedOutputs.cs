using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>When the outputs of an earlier run can be used instead of running again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CachedOutputs>))]
public enum CachedOutputs
{
    /// <summary>Each output is live, and the content of its head revision is still that which the run recorded.</summary>
    AtHead,

    /// <summary>Each output is live, and the recorded revision still has its content, even if later revisions exist.</summary>
    Pinned,
}
