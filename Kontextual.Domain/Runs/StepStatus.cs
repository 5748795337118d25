using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The status of a workflow step. It is stored and exported as the name of the value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepStatus>))]
public enum StepStatus
{
    /// <summary>The step is recorded and has not started.</summary>
    Pending,

    /// <summary>The step is in progress.</summary>
    Running,

    /// <summary>The step is paused.</summary>
    Suspended,

    /// <summary>The step succeeded.</summary>
    Succeeded,

    /// <summary>The step failed with an error.</summary>
    Failed,

    /// <summary>The step was cancelled on request.</summary>
    Cancelled,

    /// <summary>The step was not needed.</summary>
    Skipped,
}
