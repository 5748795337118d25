using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports runs. The time of the last heartbeat is not part of a snapshot.</summary>
internal sealed class RunSection(ImportTarget target) : EntitySection<RunId, OperationRun>(target, RunDescription.Instance, SnapshotRecord.Run)
{
    private static readonly CompiledQuery<string, string, bool> IsTaken = new((db, operation, key, _) =>
        db.Set<OperationRun>().Any(r => r.Operation == operation && r.IdempotencyKey == key));

    protected override async Task CheckAsync(OperationRun row)
    {
        await Target.RequireAsync(EntityKind.Bundle, row.InputBundleId, "inputBundleId").ConfigureAwait(false);
        await Target.RequireAsync(EntityKind.Run, row.ParentRunId, "parentRunId").ConfigureAwait(false);
        if (row.IdempotencyKey is { } key && await IsTaken.RunAsync(Target.Db, row.Operation, key, Target.Cancellation).ConfigureAwait(false))
            throw new FormatException("Another run of the operation has the same idempotency key");
    }

    // The record of outputs holds only the outputs, and raises the version.
    protected override string StateAt(OperationRun row, int version) =>
        RunDescription.Instance.StateOf(RunDescription.Instance.WithVersion(row, version, default));
}
