namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Checks the identity of the store.</summary>
internal sealed class IdentityStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Database;

    public async Task RunAsync(VerifyRun run)
    {
        var table = new EntityTable<StoreInfo>(run.Db);
        var rows = run.Read(run.Db.Set<StoreInfo>().OrderBy(s => s.Id));
        var count = 0;
        while (await rows.NextAsync().ConfigureAwait(false) is { } row)
        {
            count++;
            table.Compare(run, FindingKind.StateMismatch, run.Store with { CreatedAt = row.CreatedAt }, row, "the store as it was opened");
        }

        if (count != 1)
            run.Add(FindingKind.MissingRow, new(table.Name), $"it has {count} rows that could be read, but a store has exactly one identity");
    }
}
