using Kontextual.Persistence.Lineage;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Compares the inputs that have moved on with the artifacts: an input has a row exactly while its artifact is deleted or has another content.</summary>
internal sealed class MovedInputsStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Runs;

    public async Task RunAsync(VerifyRun run)
    {
        var db = run.Db;
        var table = new EntityTable<MovedInput>(db);
        var missing = run.Read(db.Set<InputEntry>()
            .Where(e => e.Revision != null && db.Set<Artifact>().Any(a => a.Id == e.ArtifactId && (a.DeletedAt != null || a.Digest != e.Digest)))
            .Where(e => !db.Set<MovedInput>().Any(m => m.BundleId == e.BundleId && m.ArtifactId == e.ArtifactId && m.Revision == e.Revision))
            .Select(e => new MovedInput { BundleId = e.BundleId, ArtifactId = e.ArtifactId!.Value, Revision = e.Revision!.Value }));
        while (await missing.NextAsync().ConfigureAwait(false) is { } row)
        {
            run.Add(FindingKind.DerivedRowWrong, table.PlaceOf(row), "the row is missing, although the artifact is deleted or has another content than the input");
            run.Derived?.Missing(row);
        }

        var leftOver = run.Read(db.Set<MovedInput>()
            .Where(m => !db.Set<InputEntry>().Any(e => e.BundleId == m.BundleId && e.ArtifactId == m.ArtifactId && e.Revision == m.Revision
                && db.Set<Artifact>().Any(a => a.Id == e.ArtifactId && (a.DeletedAt != null || a.Digest != e.Digest)))));
        while (await leftOver.NextAsync().ConfigureAwait(false) is { } row)
        {
            run.Add(FindingKind.DerivedRowWrong, table.PlaceOf(row), "the row is left over: no input of the bundle has moved on from this revision");
            run.Derived?.LeftOver(row);
        }
    }
}
