using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a run, as far as listings select by it.</summary>
internal sealed record RunRow(
    RunId Id,
    string Operation,
    RunStatus Status,
    string? Actor,
    RunId? Parent,
    string? Key,
    string? Inputs,
    DateTimeOffset CreatedAt,
    DateTimeOffset? AliveAt)
{
    /// <summary>The row of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="bundle">Its input bundle, if it has one.</param>
    public static RunRow Of(OperationRun run, InputBundle? bundle) => new(
        run.Id, run.Operation, run.Status, run.Actor, run.ParentRunId, run.IdempotencyKey, bundle?.Digest.ToString(), run.CreatedAt,
        run.HeartbeatAt ?? run.StartedAt);
}
