namespace Kontextual.Persistence.Verification.Checks;

/// <summary>
/// Compares artifacts, their revisions and their change records: revisions are 1, 2, 3 … and each was current until the next, each has its record, and the
/// artifact is its last revision.
/// </summary>
internal sealed class ArtifactStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Artifacts;

    public async Task RunAsync(VerifyRun run)
    {
        var artifacts = run.Read(run.Db.Set<Artifact>().OrderBy(a => a.Id));
        var revisions = run.Read(run.Db.Set<Revision>().OrderBy(r => r.ArtifactId).ThenBy(r => r.Number));
        var records = run.Read(run.Db.Set<ChangeRecord>().Where(c => c.EntityKind == EntityKind.Artifact).OrderBy(c => c.EntityId).ThenBy(c => c.Sequence));
        var names = Ranges.OfArtifacts(run);
        await artifacts.MoveAsync().ConfigureAwait(false);
        await revisions.MoveAsync().ConfigureAwait(false);
        await records.MoveAsync().ConfigureAwait(false);
        while (LowestId(artifacts.Current, revisions.Current, records.Current) is { } id)
        {
            var artifact = artifacts.Current?.Id == id ? artifacts.Current : null;
            var check = new RevisionCheck(run, id, artifact, names);
            await names.BeginAsync(id, artifact).ConfigureAwait(false);
            while (revisions.Current?.ArtifactId == id || IsOf(records.Current, id))
            {
                var revision = revisions.Current?.ArtifactId == id ? revisions.Current : null;
                var record = IsOf(records.Current, id) ? records.Current : null;
                var (takesRevision, takesRecord) = check.Add(revision, record);
                if (takesRevision)
                    await revisions.MoveAsync().ConfigureAwait(false);
                if (takesRecord)
                    await records.MoveAsync().ConfigureAwait(false);
            }

            check.End();
            names.End();
            if (artifact is not null)
                await artifacts.MoveAsync().ConfigureAwait(false);
        }

        await names.FinishAsync().ConfigureAwait(false);
    }

    private static bool IsOf(ChangeRecord? record, ArtifactId id) => record?.EntityId.As<ArtifactId>() == id;

    private static ArtifactId? LowestId(Artifact? artifact, Revision? revision, ChangeRecord? record)
    {
        ArtifactId?[] ids = [artifact?.Id, revision?.ArtifactId, record?.EntityId.As<ArtifactId>()];
        return ids.Min();
    }
}
