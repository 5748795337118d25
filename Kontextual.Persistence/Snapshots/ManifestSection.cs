using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Runs;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports manifests with their entries.</summary>
internal sealed class ManifestSection(ImportTarget target)
    : EntitySection<ManifestId, RunManifest>(target, ManifestDescription.Instance, SnapshotRecord.Manifest, SnapshotRecord.ManifestEntry)
{
    private static readonly CompiledQuery<RunId, int, bool> IsTaken = new((db, run, attempt, _) =>
        db.Set<RunManifest>().Any(m => m.RunId == run && m.Attempt == attempt));

    private ManifestEntry? _last;
    private int _entries;

    protected override async Task CheckAsync(RunManifest row)
    {
        await Target.RequireAsync(EntityKind.Run, row.RunId, "runId").ConfigureAwait(false);
        if (await IsTaken.RunAsync(Target.Db, row.RunId, row.Attempt, Target.Cancellation).ConfigureAwait(false))
            throw new FormatException("Another manifest is of the same attempt");
    }

    protected override async Task AddBelongingAsync(SnapshotLine line)
    {
        var entry = line.Read(SnapshotEntry.Manifest);
        if (Present is not { } manifest || entry.ManifestId != manifest.Id)
            throw new FormatException("An entry does not follow its manifest");
        if (_last?.Role > entry.Role)
            throw new FormatException("An input follows an output");
        EntryChecks.RequireAfter(_last?.Role == entry.Role ? _last.Path : null, entry.Path);
        await Target.RequireAsync(entry, manifest.IsPurged).ConfigureAwait(false);
        Target.Insert(entry);
        await Target.SaveAsync().ConfigureAwait(false);
        _last = entry;
        _entries++;
    }

    protected override async Task EndGroupAsync()
    {
        if (Present is not { } manifest)
            return;
        if (manifest.EntryCount != _entries)
            throw new FormatException($"The manifest {manifest.Id} has {_entries} entries, and its state says {manifest.EntryCount}");
        (_last, _entries) = (null, 0);
        if (manifest.IsPurged)
            return;
        var digest = await ManifestForm.DigestAsync(
            manifest, Entries(manifest, ManifestEntryRole.Input), Entries(manifest, ManifestEntryRole.Output), Target.Cancellation).ConfigureAwait(false);
        if (digest != manifest.Digest)
            throw new FormatException($"The canonical form of the manifest {manifest.Id} has the digest {digest}, and its state has another one");
    }

    private IAsyncEnumerable<IPinnedEntry> Entries(RunManifest manifest, ManifestEntryRole role) =>
        RunEntryListings.OfManifest(manifest.Id, role).EnumerateAsync(Target.Unit.Dialect, Target.Db, Target.Cancellation);
}
