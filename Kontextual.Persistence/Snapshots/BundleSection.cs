using Kontextual.Persistence.Lineage;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Runs;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports input bundles with their entries, and derives which inputs have moved on.</summary>
internal sealed class BundleSection(ImportTarget target)
    : EntitySection<BundleId, InputBundle>(target, BundleDescription.Instance, SnapshotRecord.Bundle, SnapshotRecord.InputEntry)
{
    private static readonly CompiledQuery<ArtifactId, ContentDigest, bool> IsHead = new((db, id, digest, _) =>
        db.Set<Artifact>().Any(a => a.Id == id && a.DeletedAt == null && a.Digest == digest));

    private InputEntry? _last;
    private int _entries;

    protected override async Task AddBelongingAsync(SnapshotLine line)
    {
        var entry = line.Read(SnapshotEntry.Input);
        if (Present is not { } bundle || entry.BundleId != bundle.Id)
            throw new FormatException("An entry does not follow its bundle");
        EntryChecks.RequireAfter(_last?.Path, entry.Path);
        await Target.RequireAsync(entry, bundle.IsPurged).ConfigureAwait(false);
        Target.Insert(entry);
        await Target.SaveAsync().ConfigureAwait(false);
        if (entry is { ArtifactId: { } artifact, Revision: { } revision }
            && !await IsHead.RunAsync(Target.Db, artifact, entry.Digest, Target.Cancellation).ConfigureAwait(false))
        {
            // A run can use a revision under several paths, and has one row for it.
            var moved = new MovedInput { BundleId = bundle.Id, ArtifactId = artifact, Revision = revision };
            await Target.Unit.TryInsertAsync(moved, Target.Cancellation).ConfigureAwait(false);
        }

        _last = entry;
        _entries++;
    }

    protected override async Task EndGroupAsync()
    {
        if (Present is not { } bundle)
            return;
        if (bundle.EntryCount != _entries)
            throw new FormatException($"The bundle {bundle.Id} has {_entries} entries, and its state says {bundle.EntryCount}");
        (_last, _entries) = (null, 0);
        if (bundle.IsPurged)
            return;
        var entries = RunEntryListings.OfBundle(bundle.Id).EnumerateAsync(Target.Unit.Dialect, Target.Db, Target.Cancellation);
        var digest = await BundleForm.DigestAsync(bundle.Parameters, entries, Target.Cancellation).ConfigureAwait(false);
        if (digest != bundle.Digest)
            throw new FormatException($"The canonical form of the bundle {bundle.Id} has the digest {digest}, and its state has another one");
    }
}
