using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>How <see cref="RunExtensions.RunAsync"/> works.</summary>
public sealed record RunOptions
{
    /// <summary>The time between two heartbeats, above zero and at most one day. 10 seconds by default.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a running run must be without a heartbeat before another call takes it over. Not negative. It should be several times the
    /// heartbeat interval of the workers. One minute by default.
    /// </summary>
    public TimeSpan TakeOverAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What happens to the run when the caller cancels. It is suspended by default.</summary>
    public CancelledRun OnCancel { get; init; }

    /// <summary>
    /// Returns an earlier run of the same operation and inputs instead of running again, if its outputs are unchanged as this option says. Null
    /// by default, so that earlier runs are not used. A run without inputs is never found, and an existing run with the idempotency key comes first. See <see cref="IRunReader.FindCachedAsync"/>.
    /// </summary>
    public CachedOutputs? Cache { get; init; }

    /// <summary>Describes the tool, for the manifest. Empty by default.</summary>
    public Metadata Tool { get; init; } = Metadata.Empty;

    /// <summary>Describes the environment of the tool, for the manifest. Empty by default.</summary>
    public Metadata Environment { get; init; } = Metadata.Empty;

    /// <summary>How results of steps are converted to JSON and back. The defaults of System.Text.Json by default.</summary>
    public JsonSerializerOptions Json { get; init; } = JsonSerializerOptions.Default;

    /// <summary>Measures the time between heartbeats. The system's clock by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="ArgumentException">An option is invalid.</exception>
    internal void Validate(string paramName)
    {
        if (HeartbeatInterval <= TimeSpan.Zero || HeartbeatInterval > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(paramName, HeartbeatInterval, "The heartbeat interval must be above zero and at most one day.");
        if (TakeOverAfter < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(paramName, TakeOverAfter, "The time without a heartbeat before a take-over must not be negative.");
        if (!Enum.IsDefined(OnCancel))
            throw new ArgumentOutOfRangeException(paramName, OnCancel, $"There is no such {nameof(CancelledRun)}.");
        if (Cache is { } cache && !Enum.IsDefined(cache))
            throw new ArgumentOutOfRangeException(paramName, cache, $"There is no such {nameof(CachedOutputs)}.");
        ArgumentNullException.ThrowIfNull(Tool, paramName);
        ArgumentNullException.ThrowIfNull(Environment, paramName);
        ArgumentNullException.ThrowIfNull(Json, paramName);
        ArgumentNullException.ThrowIfNull(TimeProvider, paramName);
    }
}
