using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports steps of runs.</summary>
internal sealed class StepSection(ImportTarget target) : EntitySection<StepId, WorkflowStep>(target, StepDescription.Instance, SnapshotRecord.Step)
{
    private static readonly CompiledQuery<RunId, int, bool> IsTaken = new((db, run, ordinal, _) =>
        db.Set<WorkflowStep>().Any(s => s.RunId == run && s.Ordinal == ordinal));

    protected override async Task CheckAsync(WorkflowStep row)
    {
        await Target.RequireAsync(EntityKind.Run, row.RunId, "runId").ConfigureAwait(false);
        if (await IsTaken.RunAsync(Target.Db, row.RunId, row.Ordinal, Target.Cancellation).ConfigureAwait(false))
            throw new FormatException("Another step of the run has the same ordinal");
    }
}
