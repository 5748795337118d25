using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Store;

/// <summary>Change records that something else removed: no reader passes over the gap, and no write goes on after it.</summary>
public sealed class LostRecordSpecs(Backend backend) : DamagedStore(backend)
{
    private const string Table = "table change_records";

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(9)]
    [Property("Rule", "C2"), Property("Rule", "C3")]
    public async Task A_gap_is_not_passed_over_by_pages(long lost)
    {
        var before = await TenRecordsAsync();
        await LoseRecordAsync(lost);

        await MeetsAsync(() => Repository.Changes.SinceAsync(ChangePosition.Start), Table, $"sequence {lost}");
        if (lost > 1)
            await MeetsAsync(() => Repository.Changes.SinceAsync(ChangePosition.After(before[(int)lost - 2]), 1), Table, $"sequence {lost}");
        (await Repository.Changes.SinceAsync(ChangePosition.After(before[(int)lost]))).Records.ShouldBe(before.Skip((int)lost + 1));
    }

    [Test, Property("Rule", "C2"), Property("Rule", "C3")]
    public async Task A_position_whose_record_is_lost_is_damage_and_not_of_another_store()
    {
        var before = await TenRecordsAsync();
        await LoseRecordAsync(4);

        await MeetsAsync(() => Repository.Changes.SinceAsync(ChangePosition.After(before[3])), Table, "sequence 4");
        await MeetsAsync(() => Repository.Changes.FindAsync(4), Table, "sequence 4");
        await MeetsAsync(() => Repository.Changes.FindPositionAsync(4), Table, "sequence 4");
        (await Repository.Changes.FindAsync(11)).ShouldBeNull();
    }

    [TestCase(0)]
    [TestCase(9)]
    [Property("Rule", "C2"), Property("Rule", "C3"), Property("Rule", "A9")]
    public async Task A_view_of_the_past_does_not_promise_more_records_than_there_are(int known)
    {
        var before = await TenRecordsAsync();
        var view = Repository.AsOf(AsOf.AtSequence(10));
        (await view.Changes.HeadAsync()).ShouldBe(ChangePosition.After(before[9]));
        await LoseRecordAsync(10);

        var position = known == 0 ? ChangePosition.Start : ChangePosition.After(before[known - 1]);
        await MeetsAsync(() => view.Changes.SinceAsync(position), Table, "sequence 10");
    }

    [Test, Property("Rule", "C2"), Property("Rule", "C3")]
    public async Task A_gap_is_not_passed_over_by_following()
    {
        await TenRecordsAsync();
        await LoseRecordAsync(4);

        await MeetsAsync(
            async () =>
            {
                await foreach (var record in Repository.Changes.FollowAsync(ChangePosition.Start))
                    record.Sequence.ShouldBeLessThan(4);
            },
            Table,
            "sequence 4");
    }

    [TestCase(1)]
    [TestCase(2)]
    [Property("Rule", "C2"), Property("Rule", "C4")]
    public async Task A_gap_is_not_passed_over_by_the_history_of_an_entity(int version)
    {
        var collection = await NewCollectionAsync();
        for (int i = 2; i <= 3; i++)
        {
            var change = new CollectionChange { Description = $"{i}" };
            await Repository.WriteAsync((t, token) => t.Collections.UpdateAsync(collection.Id, Expected.Any, change, token));
        }

        await LoseRecordAsync(version);

        await MeetsAsync(
            () => Repository.Changes.HistoryAsync(EntityKind.Collection, collection.Id), Table, $"{collection.Id}", $"entity_version {version}");
    }

    [Test, Property("Rule", "C2"), Property("Rule", "C4")]
    public async Task A_gap_is_not_passed_over_by_the_records_of_a_transaction()
    {
        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            for (var i = 0; i < 4; i++)
                await t.Collections.CreateAsync(Draft.Collection($"{i}"), token);
        });
        await LoseRecordAsync(2);

        await MeetsAsync(() => Repository.Changes.TransactionAsync(committed.TransactionId), Table, "sequence 2");
        await MeetsAsync(() => Repository.AsOf(AsOf.AtSequence(4)).Changes.TransactionAsync(committed.TransactionId), Table, "sequence 2");
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [Property("Rule", "C2"), Property("Rule", "A8")]
    public async Task A_lost_record_does_not_make_its_revision_disappear_from_the_history(int revision)
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        for (var i = 2; i <= 4; i++)
            await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text($"{i}"));
        await LoseRecordAsync(revision + 1);

        await MeetsAsync(() => Repository.Artifacts.HistoryAsync(note.Id), Table, $"sequence {revision + 1}");
        await MeetsAsync(() => Repository.AsOf(AsOf.AtSequence(5)).Artifacts.HistoryAsync(note.Id), Table, $"sequence {revision + 1}");
    }

    [Test, Property("Rule", "C2"), Property("Rule", "P1")]
    public async Task The_last_record_lost_between_two_writes_is_noticed_by_the_second([Values] Last last)
    {
        await WriteAsync(last);
        var head = await Repository.Changes.HeadAsync();
        await LoseRecordAsync(head.Sequence);

        // Each time: the write that was refused must not be what makes the next one go through.
        for (int times = 0; times < 2; times++)
            await MeetsAsync(() => NewCollectionAsync("more"), Table, $"sequence {head.Sequence}");
    }

    [Test, Property("Rule", "C2"), Property("Rule", "P1")]
    public async Task Every_record_lost_is_noticed_by_the_next_write()
    {
        await NewNoteAsync(await NewCollectionAsync());
        await LoseRecordAsync(2);
        await LoseRecordAsync(1);

        await MeetsAsync(() => NewCollectionAsync("more"), Table, "sequence 1");
    }

    [Test, Property("Rule", "C5"), Property("Rule", "P1")]
    public async Task Another_record_in_the_place_of_the_last_one_is_noticed_by_the_next_write()
    {
        await TenRecordsAsync();
        var record = (await Repository.Changes.FindAsync(10)).ShouldNotBeNull();
        await DamageAsync(db => db.Update(record with { Hash = ChainHash.Parse(new string('a', 64)) }));

        await MeetsAsync(() => NewCollectionAsync("more"), Table, "sequence 10", "column hash");
    }

    [Test, Property("Rule", "T1")]
    public async Task A_write_that_was_taken_back_leaves_nothing_to_miss()
    {
        await NewCollectionAsync();
        await Should.ThrowAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("never"), token);
            throw new DivideByZeroException();
        }));

        (await Repository.CreateCollectionAsync(Draft.Collection("more"))).FirstSequence.ShouldBe(2);
    }

    private async Task<IReadOnlyList<ChangeRecord>> TenRecordsAsync()
    {
        for (int i = 0; i < 10; i++)
            await NewCollectionAsync($"{i}");
        return await StoreDump.ChangesAsync(Repository.Changes);
    }
}
