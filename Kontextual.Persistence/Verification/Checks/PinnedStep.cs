using System.Runtime.CompilerServices;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Runs;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Computes the digests of bundles and manifests again from their entries.</summary>
internal sealed class PinnedStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Runs;

    public async Task RunAsync(VerifyRun run)
    {
        var bundles = run.Read(run.Db.Set<InputBundle>().OrderBy(b => b.Id));
        var bundleTable = new EntityTable<InputBundle>(run.Db);
        while (await bundles.NextAsync().ConfigureAwait(false) is { } bundle)
        {
            var entries = new Entries(run, bundle.IsPurged);
            var all = entries.OfAsync(RunEntryListings.OfBundle(bundle.Id));
            var digest = await entries.DigestAsync(() => BundleForm.DigestAsync(bundle.Parameters, all, run.CancellationToken)).ConfigureAwait(false);
            Check(run, bundleTable, bundle, entries, (digest, bundle.Digest), bundle.EntryCount);
        }

        var manifests = run.Read(run.Db.Set<RunManifest>().OrderBy(m => m.Id));
        var manifestTable = new EntityTable<RunManifest>(run.Db);
        while (await manifests.NextAsync().ConfigureAwait(false) is { } manifest)
        {
            var entries = new Entries(run, manifest.IsPurged);
            var inputs = entries.OfAsync(RunEntryListings.OfManifest(manifest.Id, ManifestEntryRole.Input));
            var outputs = entries.OfAsync(RunEntryListings.OfManifest(manifest.Id, ManifestEntryRole.Output));
            var digest = await entries.DigestAsync(() => ManifestForm.DigestAsync(manifest, inputs, outputs, run.CancellationToken)).ConfigureAwait(false);
            Check(run, manifestTable, manifest, entries, (digest, manifest.Digest), manifest.EntryCount);
        }
    }

    private static void Check<T>(
        VerifyRun run, EntityTable<T> table, T row, Entries entries, (ContentDigest? Computed, ContentDigest Stored) digest, int count)
        where T : class
    {
        // An entry that could not be read has left its own finding.
        if (digest.Computed is not { } computed)
            return;
        if (entries.Count != count)
        {
            run.Add(
                FindingKind.EntriesChanged, table.PlaceOf(row, nameof(InputBundle.EntryCount)), $"it is {count}, but {entries.Count} entries exist");
        }
        else if (entries.IsPurged ? entries.HasText : computed != digest.Stored)
        {
            run.Add(
                entries.IsPurged ? FindingKind.PurgeIncomplete : FindingKind.EntriesChanged,
                table.PlaceOf(row, nameof(InputBundle.Digest)),
                entries.IsPurged
                    ? "a path or a URI of its entries remained, or their positions have a gap, although it was purged"
                    : $"it is {digest.Stored}, but its values and its entries have the digest {computed}: one of them was changed");
        }
    }

    /// <summary>The entries of one bundle or manifest, counted while they are hashed.</summary>
    private sealed class Entries(VerifyRun run, bool isPurged)
    {
        public bool IsPurged => isPurged;

        public int Count { get; private set; }

        /// <summary>True when the path or the URI of an entry is not as a purge leaves it.</summary>
        public bool HasText { get; private set; }

        public IAsyncEnumerable<IPinnedEntry> OfAsync<T>(IListing<T> listing)
            where T : IPinnedEntry => EachAsync(listing, run.CancellationToken);

        /// <summary>Computes a digest; null when an entry is damaged, which becomes a finding.</summary>
        public async Task<ContentDigest?> DigestAsync(Func<Task<ContentDigest>> compute)
        {
            try
            {
                return await compute().ConfigureAwait(false);
            }
            catch (Mapping.StoredValueException e)
            {
                run.Findings.AddMalformed(e);
                return null;
            }
        }

        private async IAsyncEnumerable<IPinnedEntry> EachAsync<T>(IListing<T> listing, [EnumeratorCancellation] CancellationToken cancellationToken)
            where T : IPinnedEntry
        {
            var position = 0;
            await foreach (var entry in listing.EnumerateAsync(run.Dialect, run.Db, cancellationToken).ConfigureAwait(false))
            {
                run.Step();
                Count++;
                position++;
                HasText |= entry.Path != RunPath.Purged(position) || !string.IsNullOrEmpty(entry.Uri);
                yield return entry;
            }
        }
    }
}
