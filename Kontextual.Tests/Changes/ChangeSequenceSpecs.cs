using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Changes;

/// <summary>Every write has its records, and their sequence has no gap.</summary>
public sealed class ChangeSequenceSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C1")]
    public async Task Every_version_of_every_entity_has_exactly_one_record()
    {
        await TypicalStore.FillAsync(Repository, Time);

        var records = await StoreDump.ChangesAsync(Repository.Changes);
        foreach (var entity in records.GroupBy(record => (record.EntityKind, record.EntityId)))
            entity.Select(record => record.EntityVersion).ShouldBe(Enumerable.Range(1, entity.Count()));
        var versions = new Dictionary<EntityId, int>();
        foreach (var entity in EntityCase.All)
        {
            await foreach (var (id, version) in entity.VersionsAsync(Repository))
                versions.Add(id, version);
        }

        records.GroupBy(record => record.EntityId).ToDictionary(entity => entity.Key, entity => entity.Count()).ShouldBe(versions, ignoreOrder: true);
    }

    [Test, Property("Rule", "C2")]
    public async Task Sequences_are_1_2_3_and_those_of_a_transaction_are_adjacent()
    {
        await TypicalStore.FillAsync(Repository, Time);

        var records = await StoreDump.ChangesAsync(Repository.Changes);

        records.Select(record => record.Sequence).ShouldBe(Enumerable.Range(1, records.Count).Select(n => (long)n));
        var runs = records.Where((record, i) => i == 0 || records[i - 1].TransactionId != record.TransactionId);
        runs.Select(record => record.TransactionId).ShouldBeUnique();
    }

    [Test, Property("Rule", "C2")]
    public async Task A_transaction_that_failed_or_wrote_nothing_uses_no_sequence()
    {
        var collection = await NewCollectionAsync();
        await Should.ThrowAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(collection.Id, "lost"), token);
            throw new DivideByZeroException();
        }));
        var empty = await Repository.WriteAsync((_, _) => Task.FromResult("nothing"));

        var next = await Repository.CreateArtifactAsync(Draft.Note(collection.Id, "a"));

        (empty.Value, empty.FirstSequence, empty.LastSequence).ShouldBe(("nothing", null, null));
        (next.FirstSequence, next.LastSequence).ShouldBe((2, 2));
    }

    [Test, Property("Rule", "C2")]
    public async Task Sixteen_writers_leave_no_gap_and_each_learns_its_own_sequences()
    {
        var collection = await NewCollectionAsync();

        var committed = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var own = new List<Committed<bool>>();
            for (int i = 0; i < 5; i++)
            {
                own.Add(await Repository.WriteAsync(async (t, token) =>
                {
                    await t.Artifacts.CreateAsync(Draft.Note(collection.Id, $"{writer}-{i}-a"), token);
                    await t.Artifacts.CreateAsync(Draft.Note(collection.Id, $"{writer}-{i}-b"), token);
                }));
            }

            return own;
        }))).Soon();

        var records = await StoreDump.ChangesAsync(Repository.Changes);
        records.Select(record => record.Sequence).ShouldBe(Enumerable.Range(1, 161).Select(n => (long)n));
        foreach (var one in committed.SelectMany(own => own))
        {
            one.LastSequence.ShouldBe(one.FirstSequence + 1);
            (await RecordsOfAsync(one)).ShouldAllBe(record => record.TransactionId == one.TransactionId);
        }
    }

    [Test, Property("Rule", "C2")]
    public async Task A_reader_that_has_seen_n_never_meets_a_record_below_n_later()
    {
        var collection = await NewCollectionAsync();
        using var done = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            var (position, seen) = (ChangePosition.Start, new List<long>());
            bool last;
            do
            {
                last = done.IsCancellationRequested;
                var page = await Repository.Changes.SinceAsync(position, 7);
                seen.AddRange(page.Records.Select(record => record.Sequence));
                position = page.Next;
                last &= !page.HasMore;
            }
            while (!last);
            return seen;
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 15; i++)
                await Repository.CreateArtifactAsync(Draft.Note(collection.Id, $"{writer}-{i}"));
        }))).Soon();
        await done.CancelAsync();

        (await reader.Soon()).ShouldBe(Enumerable.Range(1, 61).Select(n => (long)n));
    }
}
