using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Changes;

/// <summary>All records from a position up to the state in which the reading began.</summary>
public sealed class ChangeStreamSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C3")]
    public async Task An_empty_store_gives_nothing() =>
        (await Repository.Changes.StreamAsync(ChangePosition.Start).ToListAsync()).ShouldBeEmpty();

    [Test, Property("Rule", "C3")]
    public async Task From_every_position_all_later_records_come_in_order()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var records = await StoreDump.ChangesAsync(Repository.Changes);

        for (var n = 0; n <= records.Count; n++)
        {
            var position = (await Repository.Changes.FindPositionAsync(n)).ShouldNotBeNull();
            (await Repository.Changes.StreamAsync(position).ToListAsync()).ShouldBe(records.Skip(n));
        }
    }

    [Test, Property("Rule", "C3")]
    public async Task More_than_a_page_comes_whole_and_without_a_gap()
    {
        await Repository.WriteAsync(async (t, token) =>
        {
            for (var i = 0; i < 2_001; i++)
                await t.Collections.CreateAsync(Draft.Collection($"{i}"), token);
        });

        var sequences = await Repository.Changes.StreamAsync(ChangePosition.Start).Select(record => record.Sequence).ToListAsync();

        sequences.ShouldBe(Enumerable.Range(1, 2_001).Select(n => (long)n));
    }

    [Test, Property("Rule", "C3")]
    public async Task It_ends_at_the_state_in_which_it_began_though_others_write_meanwhile()
    {
        await NewCollectionAsync("1");
        await NewCollectionAsync("2");
        var sequences = new List<long>();

        await foreach (var record in Repository.Changes.StreamAsync(ChangePosition.Start))
        {
            sequences.Add(record.Sequence);
            await NewCollectionAsync($"after {record.Sequence}");
        }

        sequences.ShouldBe([1, 2]);
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(4);
    }

    [Test, Property("Rule", "C3"), Property("Rule", "A9")]
    public async Task A_view_and_a_transaction_stream_what_they_see()
    {
        await NewCollectionAsync("1");
        var past = Repository.AsOf(AsOf.AtSequence(1));
        await NewCollectionAsync("2");

        (await past.Changes.StreamAsync(ChangePosition.Start).ToListAsync()).Count.ShouldBe(1);
        (await Repository.ReadAsync((view, token) => view.Changes.StreamAsync(ChangePosition.Start, token).CountAsync(token).AsTask())).ShouldBe(2);
        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("3"), token);
            (await t.Changes.StreamAsync(ChangePosition.Start, token).ToListAsync(token)).Count.ShouldBe(3);
        });
    }

    [Test, Property("Rule", "C3")]
    public async Task A_position_of_another_history_is_lost_at_the_head_too()
    {
        await NewCollectionAsync("1");
        await NewCollectionAsync("2");

        for (long sequence = 0; sequence <= 3; sequence++)
        {
            var position = new ChangePosition(sequence, ChainHash.Parse(new string('a', 64)));
            await Should.ThrowAsync<PositionLostException>(async () => await Repository.Changes.StreamAsync(position).ToListAsync());
        }
    }

    [Test, Property("Rule", "C4")]
    public async Task The_history_of_an_entity_streams_in_order()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var records = await StoreDump.ChangesAsync(Repository.Changes);

        foreach (var entity in records.GroupBy(record => (record.EntityKind, record.EntityId)))
            (await Repository.Changes.StreamHistoryAsync(entity.Key.EntityKind, entity.Key.EntityId).ToListAsync()).ShouldBe(entity);
    }
}
