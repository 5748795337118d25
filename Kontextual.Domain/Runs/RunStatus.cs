using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The status of an operation run. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>The run is recorded and has not started.</summary>
    Pending,

    /// <summary>The run is in progress.</summary>
    Running,

    /// <summary>The run is paused and will continue in the same attempt.</summary>
    Suspended,

    /// <summary>The run succeeded.</summary>
    Succeeded,

    /// <summary>The run failed with an error.</summary>
    Failed,

    /// <summary>The run was cancelled on request.</summary>
    Cancelled,
}
