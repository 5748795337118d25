using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging;

namespace Kontextual.Tests.Changes;

/// <summary>The records of one transaction, found by its id.</summary>
public sealed class TransactionRecordSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly TransactionId Unknown = TransactionId.Parse("01890000-0000-7000-8000-000000000000");

    [Test, Property("Rule", "C4")]
    public async Task The_records_of_every_transaction_are_found_by_its_id_in_order()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var records = await Repository.Changes.StreamAsync(ChangePosition.Start).ToListAsync();

        foreach (var transaction in records.GroupBy(record => record.TransactionId))
        {
            var page = await Repository.Changes.TransactionAsync(transaction.Key);
            (page.Items, page.NextCursor).ShouldSatisfyAllConditions(
                () => page.Items.ShouldBe(transaction),
                () => page.NextCursor.ShouldBeNull());
            (await Repository.Changes.StreamTransactionAsync(transaction.Key).ToListAsync()).ShouldBe(transaction);
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(8)]
    [Property("Rule", "C4")]
    public async Task They_come_in_pages_of_any_size(int size)
    {
        await NewCollectionAsync("before");
        var committed = await SevenCollectionsAsync();
        await NewCollectionAsync("after");

        var records = await Walk.AllAsync(page => Repository.Changes.TransactionAsync(committed.TransactionId, page), size);

        records.Select(record => record.Sequence).ShouldBe(Enumerable.Range(2, 7).Select(n => (long)n));
        records.ShouldBe(await RecordsOfAsync(committed));
    }

    [Test, Property("Rule", "C4")]
    public async Task A_transaction_that_nobody_made_that_wrote_nothing_or_that_failed_has_no_records()
    {
        await NewCollectionAsync();
        var idle = await Repository.WriteAsync((_, _) => Task.CompletedTask);
        var failed = default(TransactionId);
        await Should.ThrowAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            failed = t.Id;
            await t.Collections.CreateAsync(Draft.Collection("never"), token);
            (await t.Changes.TransactionAsync(t.Id, cancellationToken: token)).Items.Count.ShouldBe(1);
            throw new DivideByZeroException();
        }));

        foreach (var id in new[] { Unknown, idle.TransactionId, failed })
        {
            var page = await Repository.Changes.TransactionAsync(id);
            (page.Items.Count, page.NextCursor).ShouldBe((0, null));
            (await Repository.Changes.StreamTransactionAsync(id).ToListAsync()).ShouldBeEmpty();
        }
    }

    [Test, Property("Rule", "C4"), Property("Rule", "T2")]
    public async Task A_transaction_finds_its_own_records_and_nobody_else_does_before_it_is_committed()
    {
        await using var held = await HeldWrite.StartAsync(Repository, async (t, token) =>
        {
            for (var i = 1; i <= 3; i++)
            {
                await t.Collections.CreateAsync(Draft.Collection($"{i}"), token);
                (await t.Changes.TransactionAsync(t.Id, cancellationToken: token)).Items.Count.ShouldBe(i);
            }
        });

        (await Repository.Changes.TransactionAsync(held.Transaction.Id)).Items.ShouldBeEmpty();
        var committed = await held.CommitAsync();
        (await Repository.Changes.TransactionAsync(committed.TransactionId)).Items.Count.ShouldBe(3);
    }

    [Test, Property("Rule", "C4"), Property("Rule", "A9")]
    public async Task In_the_past_a_transaction_is_there_as_a_whole_or_not_at_all()
    {
        await NewCollectionAsync("before");
        var committed = await SevenCollectionsAsync();

        for (long sequence = 0; sequence <= 9; sequence++)
        {
            var view = Repository.AsOf(AsOf.AtSequence(sequence));
            var listed = await Walk.AllAsync(page => view.Changes.TransactionAsync(committed.TransactionId, page), 3);
            listed.Count.ShouldBe(sequence < 8 ? 0 : 7, $"{sequence}");
        }
    }

    [Test]
    public async Task A_cursor_of_another_transaction_is_refused()
    {
        var (one, two) = (await SevenCollectionsAsync("a"), await SevenCollectionsAsync("b"));
        var page = await Repository.Changes.TransactionAsync(one.TransactionId, new PageRequest { Size = 1 });
        var next = new PageRequest { Cursor = page.NextCursor.ShouldNotBeNull() };

        (await Repository.Changes.TransactionAsync(one.TransactionId, next)).Items.Count.ShouldBe(6);
        await Should.ThrowAsync<ArgumentException>(() => Repository.Changes.TransactionAsync(two.TransactionId, next));
    }

    private Task<Committed<bool>> SevenCollectionsAsync(string prefix = "") => Repository.WriteAsync(async (t, token) =>
    {
        for (var i = 0; i < 7; i++)
            await t.Collections.CreateAsync(Draft.Collection($"{prefix}{i}"), token);
    });
}
