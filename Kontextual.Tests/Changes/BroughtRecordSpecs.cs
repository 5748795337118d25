using System.Reflection;
using Kontextual.Domain;
using Kontextual.Persistence.Work;
using Kontextual.Tests.Harness;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Changes;

/// <summary>A unit of work that brings the change records of another store, as an import does.</summary>
public sealed class BroughtRecordSpecs(Backend backend) : EngineSpecs(backend)
{
    private static readonly MethodInfo Insert = typeof(BroughtRecordSpecs).GetMethod(nameof(InsertAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    [Test, Property("Rule", "C1"), Property("Rule", "C5")]
    public async Task Records_are_kept_as_they_were_and_the_next_ones_follow_them()
    {
        await using var source = await SourceAsync();
        Time.Advance(TimeSpan.FromDays(1));

        await Units.WriteAsync((unit, token) => BringAllAsync(unit, source, token));

        (await DumpAsync()).ShouldBe(await StoreDump.OfAsync(source.Store.Repository));
        (await Repository.Changes.HeadAsync()).ShouldBe(await source.Store.Repository.Changes.HeadAsync());
        await NewCollectionAsync("next");
        var records = await StoreDump.ChangesAsync(Repository.Changes);
        var previous = new string('0', 64);
        foreach (var record in records)
        {
            previous = OwnChain.Hash(previous, record);
            record.Hash.ToString().ShouldBe(previous, $"record {record.Sequence}");
        }

        records[^1].TransactionId.ShouldNotBe(records[^2].TransactionId);
        records[^1].Time.ShouldBeGreaterThan(records[^2].Time);
    }

    [Test, Property("Rule", "C2"), Property("Rule", "C5"), Property("Rule", "T1")]
    public async Task A_record_that_does_not_follow_is_refused_and_nothing_is_written()
    {
        await using var source = await SourceAsync();
        var records = await StoreDump.ChangesAsync(source.Store.Repository.Changes);
        var early = records[1] with { Time = records[0].Time.AddMicroseconds(-1) };
        ChangeRecord[] wrong =
        [
            records[0],
            records[2],
            records[1] with { Actor = "somebody else" },
            records[1] with { Hash = records[0].Hash },
            early with { Hash = ChangeChain.Hash(records[0].Hash, early) },
        ];

        foreach (var record in wrong)
        {
            await FailsWritingNothingAsync<ArgumentException>(() => Units.WriteAsync((unit, token) => unit.WriteAsync(async () =>
            {
                unit.Changes.Bring(records[0]);
                unit.Changes.Bring(record);
                await unit.SaveAsync(token);
                return true;
            })));
        }
    }

    [Test, Property("Rule", "C1"), Property("Rule", "T1")]
    public async Task When_the_work_fails_none_of_them_is_kept()
    {
        await using var source = await SourceAsync();

        await FailsWritingNothingAsync<DivideByZeroException>(() => Units.WriteAsync(async (unit, token) =>
        {
            await BringAllAsync(unit, source, token);
            throw new DivideByZeroException("on purpose");
        }));
    }

    private async Task<Source> SourceAsync()
    {
        EngineUnits rows = null!;
        var source = await TestStore.OpenAsync(Backend, options => options.Backend = rows = new EngineUnits(options));
        await TypicalStore.FillAsync(source.Repository, source.Time);
        var gone = (await source.Repository.CreateCollectionAsync(Draft.Collection("gone"), new WriteContext { Actor = "ann", Reason = "a secret" })).Value;
        await source.Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.DeleteAsync(gone.Id, Expected.Any, DeletePolicy.Restrict, token);
            await t.Collections.PurgeAsync(gone.Id, Expected.Any, DeletePolicy.Restrict, token);
        });
        return new(source, rows);
    }

    private static Task<bool> BringAllAsync(UnitOfWork unit, Source source, CancellationToken token) => unit.WriteAsync(async () =>
    {
        // Each kind after those that it refers to. The store itself and the records are brought in their own ways.
        foreach (var entity in unit.Context.Model.GetEntityTypes().OrderBy(Depth).Select(entity => entity.ClrType))
        {
            if (entity != typeof(StoreInfo) && entity != typeof(ChangeRecord))
                await (Task)Insert.MakeGenericMethod(entity).Invoke(null, [unit, source])!;
        }

        foreach (var record in await StoreDump.ChangesAsync(source.Store.Repository.Changes))
            unit.Changes.Bring(record);
        await unit.SaveAsync(token);
        return true;
    });

    private static int Depth(IEntityType entity) =>
        entity.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(other => other != entity).Select(Depth).DefaultIfEmpty(-1).Max() + 1;

    private static async Task InsertAsync<T>(UnitOfWork unit, Source source)
        where T : class
    {
        foreach (var row in await source.Rows.RowsAsync<T>())
            unit.Insert(row);
    }

    private sealed record Source(TestStore Store, EngineUnits Rows) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }
}
