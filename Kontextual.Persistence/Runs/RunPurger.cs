using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Runs;

/// <summary>Erases the texts of what belongs to a run: its steps, manifests, outputs and input bundle.</summary>
/// <param name="unit">The transaction.</param>
/// <param name="steps">Writes steps.</param>
internal sealed class RunPurger(UnitOfWork unit, EntityWriter<StepId, WorkflowStep> steps)
{
    /// <summary>Blanks what belongs to the run. Each entity gets its own record of the purge.</summary>
    public async Task PurgeBelongingsAsync(OperationRun run, CancellationToken cancellationToken)
    {
        await PurgeStepsAsync(run.Id, cancellationToken).ConfigureAwait(false);
        await BlankPathsAsync(
            RunEntryListings.AllOfRun(run.Id), output => output.Path, (output, path) => output with { Path = path }, cancellationToken).ConfigureAwait(false);
        await PurgeManifestsAsync(run.Id, cancellationToken).ConfigureAwait(false);
        if (run.InputBundleId is { } bundle)
            await PurgeBundleAsync(run.Id, bundle, cancellationToken).ConfigureAwait(false);
    }

    private async Task PurgeStepsAsync(RunId run, CancellationToken cancellationToken)
    {
        // One by one, because a step can hold a result and parameters of 1 MiB each.
        for (var last = 0; ;)
        {
            var step = await unit.Context.Set<WorkflowStep>()
                .Where(s => s.RunId == run && s.Ordinal > last)
                .OrderBy(s => s.Ordinal)
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (step is null)
                return;
            await steps.PurgeAsync(step, cancellationToken).ConfigureAwait(false);
            last = step.Ordinal;
        }
    }

    private async Task PurgeManifestsAsync(RunId run, CancellationToken cancellationToken)
    {
        for (var last = 0; ;)
        {
            var manifest = await unit.Context.Set<RunManifest>()
                .Where(m => m.RunId == run && m.Attempt > last)
                .OrderBy(m => m.Attempt)
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (manifest is null)
                return;
            foreach (var role in Enum.GetValues<ManifestEntryRole>())
            {
                await BlankPathsAsync(
                    RunEntryListings.OfManifest(manifest.Id, role),
                    entry => entry.Path,
                    (entry, path) => entry with { Path = path, Uri = entry.Uri is null ? null : string.Empty },
                    cancellationToken).ConfigureAwait(false);
            }

            await unit.PurgeAsync(ManifestDescription.Instance, manifest, cancellationToken).ConfigureAwait(false);
            last = manifest.Attempt;
        }
    }

    private async Task PurgeBundleAsync(RunId run, BundleId id, CancellationToken cancellationToken)
    {
        var bundle = await RunQueries.Bundle.RunAsync(unit.Context, id, cancellationToken).ConfigureAwait(false);
        var isUsed = await unit.Context.Set<OperationRun>()
            .AnyAsync(r => r.InputBundleId == id && r.Id != run && !r.IsPurged, cancellationToken).ConfigureAwait(false);
        if (bundle is null || bundle.IsPurged || isUsed)
            return;
        await BlankPathsAsync(
            RunEntryListings.OfBundle(id),
            entry => entry.Path,
            (entry, path) => entry with { Path = path, Uri = entry.Uri is null ? null : string.Empty },
            cancellationToken).ConfigureAwait(false);
        await unit.PurgeAsync(BundleDescription.Instance, bundle, cancellationToken).ConfigureAwait(false);
    }

    // The path is part of the key, so each row is replaced. The new paths come after all others. So the first rows are always the next ones.
    private async Task BlankPathsAsync<T>(
        IListing<T> entries, Func<T, string> pathOf, Func<T, string, T> blank, CancellationToken cancellationToken)
        where T : class
    {
        for (var position = 0; ;)
        {
            var some = await entries.FirstAsync(unit.Dialect, unit.Context, PageRequest.MaxSize, cancellationToken).ConfigureAwait(false);
            foreach (var entry in some.TakeWhile(entry => !RunPath.IsPurged(pathOf(entry))))
            {
                unit.Delete(entry);
                unit.Insert(blank(entry, RunPath.Purged(++position)));
            }

            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < PageRequest.MaxSize || RunPath.IsPurged(pathOf(some[^1])))
                return;
        }
    }
}
