using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What happened to the input of a stale output.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StaleCauseKind>))]
public enum StaleCauseKind
{
    /// <summary>The content of its head revision is another one than the run used.</summary>
    Revised,

    /// <summary>It is deleted.</summary>
    Deleted,

    /// <summary>It was purged.</summary>
    Purged,

    /// <summary>Its content is the one that the run used, but it is itself a stale output. Only with <see cref="StaleQuery.Transitive"/>.</summary>
    Stale,
}
