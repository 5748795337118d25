using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The severity of a diagnostic. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiagnosticSeverity>))]
public enum DiagnosticSeverity
{
    /// <summary>Information that requires no action.</summary>
    Information,

    /// <summary>A possible problem. The work continued.</summary>
    Warning,

    /// <summary>The work failed completely or in part.</summary>
    Error,
}
