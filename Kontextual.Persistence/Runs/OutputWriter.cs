using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Runs;

/// <summary>Records the outputs of a run.</summary>
internal sealed class OutputWriter(UnitOfWork unit)
{
    private readonly PinnedRevisions _revisions = new(unit);

    /// <summary>Looks up what outputs refer to, and the current outputs under their paths. Nothing is written.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outputs">The outputs, checked and in ascending order of path.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="EntityNotFoundException">An artifact, a revision or a step of the run does not exist.</exception>
    public async Task<IReadOnlyList<(RunOutput Wanted, RunOutput? Current)>> FindAsync(
        OperationRun run, IReadOnlyList<OutputDraft> outputs, CancellationToken cancellationToken)
    {
        var found = new List<(RunOutput Wanted, RunOutput? Current)>(outputs.Count);
        foreach (var output in outputs)
        {
            var pin = await _revisions.RequireAsync(output.ArtifactId, output.Revision, cancellationToken).ConfigureAwait(false);
            var wanted = new RunOutput
            {
                RunId = run.Id,
                Path = output.Path,
                Attempt = run.Attempt,
                StepOrdinal = await OrdinalAsync(run.Id, output.Step, cancellationToken).ConfigureAwait(false),
                ArtifactId = output.ArtifactId,
                Revision = pin.Revision,
                Digest = pin.Digest,
                Sequence = unit.Changes.NextSequence,
            };
            found.Add((wanted, await RunQueries.CurrentOutput.RunAsync(unit.Context, run.Id, output.Path, cancellationToken).ConfigureAwait(false)));
        }

        return found;
    }

    /// <summary>Writes the outputs that differ from the current ones, with one change record of the run. Returns the run after the change.</summary>
    public async Task<Written<OperationRun>> WriteAsync(
        OperationRun run, IEnumerable<(RunOutput Wanted, RunOutput? Current)> outputs, CancellationToken cancellationToken)
    {
        var changed = outputs.Where(output => output.Current is not { } current || !IsSame(output.Wanted, current)).ToList();
        if (changed.Count == 0)
            return new(run, WriteOutcome.Unchanged);
        var writer = new EntityWriter<RunId, OperationRun>(unit, RunDescription.Instance, new OutputsTrail(unit, changed));
        return new(await writer.WriteAsync(ChangeKind.Updated, run, run, cancellationToken).ConfigureAwait(false), WriteOutcome.Updated);
    }

    private static bool IsSame(RunOutput wanted, RunOutput current) =>
        wanted.ArtifactId == current.ArtifactId && wanted.Revision == current.Revision;

    private async Task<int?> OrdinalAsync(RunId run, StepId? step, CancellationToken cancellationToken)
    {
        if (step is not { } id)
            return null;
        return await RunQueries.Step.RunAsync(unit.Context, id, cancellationToken).ConfigureAwait(false) is { } found && found.RunId == run
            ? found.Ordinal
            : throw new EntityNotFoundException(EntityKind.Step, id.ToString(), "the run has no such step");
    }
}
