using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Runs;

/// <summary>Seals the manifests of attempts. Inputs and outputs are read twice, page by page, so that a run of any size needs little memory.</summary>
internal sealed class ManifestWriter(UnitOfWork unit)
{
    private static readonly RecordTrail<ManifestId, RunManifest> Trail = new(ManifestDescription.Instance, ManifestDescription.Instance);

    /// <summary>Writes the manifest of the current attempt of a run, with its entries and its change record.</summary>
    /// <param name="run">The run before its move. Its attempt has started.</param>
    /// <param name="outcome">The outcome of the attempt.</param>
    /// <param name="report">What the attempt reports, checked.</param>
    /// <param name="cancellationToken">Observed between statements.</param>
    public async Task SealAsync(OperationRun run, AttemptOutcome outcome, AttemptReport report, CancellationToken cancellationToken)
    {
        var manifest = new RunManifest
        {
            Id = new ManifestId(unit.Ids.NewId()),
            RunId = run.Id,
            Attempt = run.Attempt,
            Outcome = outcome,
            Tool = report.Tool,
            Environment = report.Environment,
            StartedAt = run.StartedAt!.Value,
            FinishedAt = unit.Time,
            Diagnostics = report.Diagnostics,
            Digest = default,
            EntryCount = 0,
        };

        // The entries refer to the manifest, whose row has their number and digest. So the first reading counts and hashes them.
        var count = 0;
        var digest = await ManifestForm.DigestAsync(
            manifest, Inputs(run, cancellationToken).Select(Count), Outputs(run, cancellationToken).Select(Count), cancellationToken).ConfigureAwait(false);
        manifest = manifest with { Digest = digest, EntryCount = count };
        unit.Insert(manifest);
        unit.Changes.Add(await Trail.FollowAsync(ChangeKind.Created, null, manifest, cancellationToken).ConfigureAwait(false));
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        await CopyAsync(manifest.Id, ManifestEntryRole.Input, Inputs(run, cancellationToken), cancellationToken).ConfigureAwait(false);
        await CopyAsync(manifest.Id, ManifestEntryRole.Output, Outputs(run, cancellationToken), cancellationToken).ConfigureAwait(false);

        IPinnedEntry Count(IPinnedEntry entry)
        {
            count++;
            return entry;
        }
    }

    private IAsyncEnumerable<IPinnedEntry> Inputs(OperationRun run, CancellationToken cancellationToken) => run.InputBundleId is { } bundle
        ? RunEntryListings.OfBundle(bundle).EnumerateAsync(unit.Dialect, unit.Context, cancellationToken)
        : AsyncEnumerable.Empty<IPinnedEntry>();

    private IAsyncEnumerable<IPinnedEntry> Outputs(OperationRun run, CancellationToken cancellationToken) =>
        RunEntryListings.OfRun(run.Id).EnumerateAsync(unit.Dialect, unit.Context, cancellationToken);

    private async Task CopyAsync(
        ManifestId manifest, ManifestEntryRole role, IAsyncEnumerable<IPinnedEntry> entries, CancellationToken cancellationToken)
    {
        var staged = 0;
        await foreach (var entry in entries.ConfigureAwait(false))
        {
            unit.Insert(new ManifestEntry
            {
                ManifestId = manifest,
                Role = role,
                Path = entry.Path,
                ArtifactId = entry.ArtifactId,
                Revision = entry.Revision,
                Uri = entry.Uri,
                Digest = entry.Digest,
            });
            if (++staged % PageRequest.MaxSize == 0)
                await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
    }
}
