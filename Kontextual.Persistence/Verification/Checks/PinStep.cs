namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Checks that what runs pinned has the digest of the revision.</summary>
internal sealed class PinStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Runs;

    public async Task RunAsync(VerifyRun run)
    {
        var db = run.Db;
        await CheckAsync(
            run,
            db.Set<InputEntry>(),
            db.Set<InputEntry>().Where(e => db.Set<Revision>().Any(r => r.ArtifactId == e.ArtifactId && r.Number == e.Revision && r.Digest != e.Digest))).ConfigureAwait(false);
        await CheckAsync(
            run,
            db.Set<ManifestEntry>(),
            db.Set<ManifestEntry>().Where(e => db.Set<Revision>().Any(r => r.ArtifactId == e.ArtifactId && r.Number == e.Revision && r.Digest != e.Digest))).ConfigureAwait(false);
        await CheckAsync(
            run,
            db.Set<RunOutput>(),
            db.Set<RunOutput>().Where(e => db.Set<Revision>().Any(r => r.ArtifactId == e.ArtifactId && r.Number == e.Revision && r.Digest != e.Digest))).ConfigureAwait(false);
    }

    private static async Task CheckAsync<T>(VerifyRun run, IQueryable<T> all, IQueryable<T> others)
        where T : class, IPinnedEntry
    {
        // A row with a damaged key is not found by the key of its bundle or manifest, so that only reading all rows finds it.
        await run.Read(all).MoveToEndAsync().ConfigureAwait(false);

        var table = new EntityTable<T>(run.Db);
        var rows = run.Read(others);
        while (await rows.NextAsync().ConfigureAwait(false) is { } row)
        {
            run.Add(
                FindingKind.EntriesChanged,
                table.PlaceOf(row, nameof(InputEntry.Digest)),
                $"it is not the digest of revision {row.Revision} of artifact {row.ArtifactId}");
        }
    }
}
