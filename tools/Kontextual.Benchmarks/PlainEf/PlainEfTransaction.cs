using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>Runs a write with one SaveChanges in one transaction, with the chain of change records.</summary>
internal sealed class PlainEfTransaction(Func<KontextualDbContext> newContext, Sources sources)
{
    public async Task<T> RunAsync<T>(Func<KontextualDbContext, ChangeLinks, Task<T>> work)
    {
        await using var db = newContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db, await LinksAfterLastAsync(db));
        var words = new PlainEfWords(db);
        await db.SaveChangesAsync();
        await words.WriteAsync();
        await transaction.CommitAsync();
        return result;
    }

    private async Task<ChangeLinks> LinksAfterLastAsync(KontextualDbContext db)
    {
        var transaction = new TransactionId(sources.Ids.NewId());
        var last = await db.Set<ChangeRecord>().OrderByDescending(c => c.Sequence)
            .Select(c => new { c.Sequence, c.Hash, c.Time })
            .FirstOrDefaultAsync();
        return new ChangeLinks(
            sources, transaction, last?.Sequence ?? 0, last?.Hash ?? ChainHash.Genesis, ArtifactStates.TimeAfter(sources.Time, last?.Time));
    }
}
