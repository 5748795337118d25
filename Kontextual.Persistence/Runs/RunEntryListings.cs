using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Runs.Criteria;

namespace Kontextual.Persistence.Runs;

/// <summary>Creates the listings of outputs, of entries of manifests and of entries of bundles, ordered by path.</summary>
internal static class RunEntryListings
{
    private static readonly ListingSource<RunOutput, RunOutput> Outputs = new(
        "outputs",
        db => db.Set<RunOutput>().Where(o => o.ToSequence == null),
        (db, sequence) => db.Set<RunOutput>().Where(o => o.Sequence <= sequence && (o.ToSequence == null || o.ToSequence > sequence)),
        o => o)
    {
        // An output that was replaced later was current at the moment.
        Complete = (_, rows, _, _) => Task.FromResult<IReadOnlyList<RunOutput>>([.. rows.Select(o => o with { ToSequence = null })]),
    };

    // With the outputs that were replaced, which a purge erases as well.
    private static readonly ListingSource<RunOutput, RunOutput> AllOutputs = new(
        "all outputs", db => db.Set<RunOutput>(), (db, sequence) => db.Set<RunOutput>().Where(o => o.Sequence <= sequence), o => o);

    // Entries never change. The readers of the past check whether the manifest or bundle existed.
    private static readonly ListingSource<ManifestEntry, ManifestEntry> ManifestEntries = new(
        "manifest entries", db => db.Set<ManifestEntry>(), (db, _) => db.Set<ManifestEntry>(), e => e);

    private static readonly ListingSource<InputEntry, InputEntry> BundleEntries = new(
        "bundle entries", db => db.Set<InputEntry>(), (db, _) => db.Set<InputEntry>(), e => e);

    private static readonly ListingOrder<RunOutput, RunOutput, string, long> OutputsByPath =
        ListingOrder.Same<RunOutput, string, long>("Path", o => o.Path, o => o.Sequence, KeyTexts.Text, KeyTexts.Sequence);

    private static readonly ListingOrder<ManifestEntry, ManifestEntry, string, ManifestId> ManifestEntriesByPath =
        ListingOrder.Same<ManifestEntry, string, ManifestId>("Path", e => e.Path, e => e.ManifestId, KeyTexts.Text, KeyTexts.Id<ManifestId>());

    private static readonly ListingOrder<InputEntry, InputEntry, string, BundleId> BundleEntriesByPath =
        ListingOrder.Same<InputEntry, string, BundleId>("Path", e => e.Path, e => e.BundleId, KeyTexts.Text, KeyTexts.Id<BundleId>());

    /// <summary>Returns the listing of the current outputs of a run.</summary>
    public static IListing<RunOutput> OfRun(RunId run) =>
        new Listing<RunOutput, RunOutput, string, long>(Outputs, [new IsOfRun(run)], OutputsByPath);

    /// <summary>Returns the listing of all outputs that a run ever had.</summary>
    public static IListing<RunOutput> AllOfRun(RunId run) =>
        new Listing<RunOutput, RunOutput, string, long>(AllOutputs, [new IsOfRun(run)], OutputsByPath);

    /// <summary>Returns the listing of the inputs or outputs of a manifest.</summary>
    public static IListing<ManifestEntry> OfManifest(ManifestId manifest, ManifestEntryRole role) =>
        new Listing<ManifestEntry, ManifestEntry, string, ManifestId>(ManifestEntries, [new IsOfManifest(manifest, role)], ManifestEntriesByPath);

    /// <summary>Returns the listing of the inputs of a bundle.</summary>
    public static IListing<InputEntry> OfBundle(BundleId bundle) =>
        new Listing<InputEntry, InputEntry, string, BundleId>(BundleEntries, [new IsOfBundle(bundle)], BundleEntriesByPath);
}
