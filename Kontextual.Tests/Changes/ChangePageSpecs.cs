using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Changes;

/// <summary>Reading the records since a position.</summary>
public sealed class ChangePageSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly ChainHash OtherHash = ChainHash.Parse(new string('a', 64));

    [Test, Property("Rule", "C3")]
    public async Task An_empty_store_has_no_records_and_stands_at_the_start()
    {
        (await Repository.Changes.HeadAsync()).ShouldBe(ChangePosition.Start);
        var page = await Repository.Changes.SinceAsync(ChangePosition.Start);

        page.Records.ShouldBeEmpty();
        (page.Next, page.HasMore).ShouldBe((ChangePosition.Start, false));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(9)]
    [TestCase(10)]
    [TestCase(11)]
    [TestCase(1000)]
    [Property("Rule", "C3")]
    public async Task Pages_of_any_size_give_every_record_once(int limit)
    {
        await TenRecordsAsync();
        var sequences = new List<long>();
        var position = ChangePosition.Start;
        ChangePage page;
        do
        {
            page = await Repository.Changes.SinceAsync(position, limit);
            page.Records.Count.ShouldBe(Math.Min(limit, 10 - sequences.Count));
            sequences.AddRange(page.Records.Select(record => record.Sequence));
            page.Next.ShouldBe(ChangePosition.After(page.Records[^1]));
            page.HasMore.ShouldBe(sequences.Count < 10);
            position = page.Next;
        }
        while (page.HasMore);

        sequences.ShouldBe(Enumerable.Range(1, 10).Select(n => (long)n));
        position.ShouldBe(await Repository.Changes.HeadAsync());
        var after = await Repository.Changes.SinceAsync(position, limit);
        after.Records.ShouldBeEmpty();
        (after.Next, after.HasMore).ShouldBe((position, false));
    }

    [Test, Property("Rule", "C3")]
    public async Task A_position_can_be_asked_for_written_down_and_used_again()
    {
        var records = await TenRecordsAsync();

        for (int n = 0; n <= 10; n++)
        {
            var position = (await Repository.Changes.FindPositionAsync(n)).ShouldNotBeNull();
            position.ShouldBe(n == 0 ? ChangePosition.Start : new ChangePosition(n, records[n - 1].Hash));
            var page = await Repository.Changes.SinceAsync(ChangePosition.Parse(position.ToString()));
            page.Records.ShouldBe(records.Skip(n));
        }

        (await Repository.Changes.FindPositionAsync(11)).ShouldBeNull();
    }

    [Test, Property("Rule", "C3")]
    public async Task A_record_is_found_by_its_sequence()
    {
        var records = await TenRecordsAsync();

        (await Repository.Changes.FindAsync(4)).ShouldBe(records[3]);
        (await Repository.Changes.FindAsync(11)).ShouldBeNull();
    }

    [Test, Property("Rule", "C3")]
    public async Task A_position_of_another_history_is_lost()
    {
        var records = await TenRecordsAsync();
        var changed = new ChangePosition(4, OtherHash);
        var beyond = new ChangePosition(11, OtherHash);
        var start = new ChangePosition(0, OtherHash);

        var error = await Should.ThrowAsync<PositionLostException>(() => Repository.Changes.SinceAsync(changed));
        (error.Position, error.ActualHash).ShouldBe((changed, records[3].Hash));
        error = await Should.ThrowAsync<PositionLostException>(() => Repository.Changes.SinceAsync(beyond));
        (error.Position, error.ActualHash).ShouldBe((beyond, null));
        await Should.ThrowAsync<PositionLostException>(() => Repository.Changes.SinceAsync(start));
    }

    [Test, Property("Rule", "C3")]
    public async Task A_position_of_another_store_is_lost()
    {
        await TenRecordsAsync();
        await using var other = await TestStore.OpenAsync(Backend.InMemory);
        await other.Repository.CreateCollectionAsync(Draft.Collection("other"));
        var position = await other.Repository.Changes.HeadAsync();

        await Should.ThrowAsync<PositionLostException>(() => Repository.Changes.SinceAsync(position));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(1001)]
    public async Task A_limit_is_1_to_1000(int limit) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Changes.SinceAsync(ChangePosition.Start, limit));

    [Test]
    public async Task Sequences_begin_at_1_and_positions_at_0()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Changes.FindAsync(0));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Changes.FindPositionAsync(-1));
    }

    [Test, Property("Rule", "T2")]
    public async Task A_transaction_reads_its_own_records_before_they_are_committed()
    {
        await TenRecordsAsync();

        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            var head = await t.Changes.HeadAsync(token);
            var collection = await t.Collections.CreateAsync(Draft.Collection("more"), token);
            var record = (await t.Changes.SinceAsync(head, cancellationToken: token)).Records.ShouldHaveSingleItem();
            (record.Sequence, record.EntityId, record.TransactionId).ShouldBe((11, (EntityId)collection.Id, t.Id));
            return record;
        });

        (await Repository.Changes.FindAsync(11)).ShouldBe(committed.Value);
    }

    private async Task<IReadOnlyList<ChangeRecord>> TenRecordsAsync()
    {
        for (int i = 0; i < 10; i++)
            await NewCollectionAsync($"{i}");
        return await StoreDump.ChangesAsync(Repository.Changes);
    }
}
