using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Runs;

/// <summary>Stages the outputs that a call adds to a run. The state of the change record contains only these outputs.</summary>
/// <param name="unit">The transaction.</param>
/// <param name="outputs">The outputs to add, each with the current output that it replaces, if there is one.</param>
internal sealed class OutputsTrail(UnitOfWork unit, IReadOnlyList<(RunOutput Added, RunOutput? Replaced)> outputs) : IEntityTrail<OperationRun>
{
    public Task<EntityChange> FollowAsync(ChangeKind kind, OperationRun? old, OperationRun changed, CancellationToken cancellationToken)
    {
        foreach (var (added, replaced) in outputs)
        {
            // The unique index of current paths refuses the new row while the old one is current.
            if (replaced is not null)
                unit.Update(replaced, replaced with { ToSequence = added.Sequence });
            unit.Insert(added);
        }

        var state = RunOutputsState.Of(outputs.Select(output => output.Added));
        return Task.FromResult(EntityChange.Of(RunDescription.Instance, kind, old, changed, state, keepsState: true));
    }

    // A purge of a run blanks its outputs itself.
    public Task BlankAsync(OperationRun entity, CancellationToken cancellationToken) => Task.CompletedTask;
}
