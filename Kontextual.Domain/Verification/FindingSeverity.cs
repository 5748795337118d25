using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>How bad a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Nothing that readers get is affected: something unused remained, or a view for people is missing.</summary>
    Minor,

    /// <summary>Derived data is wrong. Queries that use it can return too much or too little, but no history is lost.</summary>
    Derived,

    /// <summary>Data of the store was changed or lost.</summary>
    Damage,
}
