using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging;

namespace Kontextual.Tests.Artifacts;

/// <summary>Beside each revision of a history stands the change that made it: who, why, when and in which transaction.</summary>
public sealed class ArtifactHistoryChangeSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A8")]
    public async Task Each_revision_stands_beside_the_change_that_made_it()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var artifacts = await Repository.Artifacts.StreamAsync(new() { IncludeDeleted = true, IncludePurged = true }).ToListAsync();

        foreach (var artifact in artifacts)
        {
            var entries = await Repository.Artifacts.StreamHistoryAsync(artifact.Id).ToListAsync();
            var records = await Repository.Changes.StreamHistoryAsync(EntityKind.Artifact, artifact.Id).ToListAsync();
            entries.Select(entry => entry.Change).ShouldBe(records.Where(record => record.Kind != ChangeKind.Purged));
            entries.ShouldAllBe(entry => entry.Change.Sequence == entry.Revision.FromSequence && entry.Change.EntityVersion == entry.Revision.Number);
        }
    }

    [Test, Property("Rule", "A8")]
    public async Task Actor_reason_time_and_transaction_are_those_of_each_write()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        Time.Advance(TimeSpan.FromMinutes(1));
        var revised = await Repository.ReviseArtifactAsync(
            note.Id, Expected.Any, Draft.Text("2"), new WriteContext { Actor = "ada", Reason = "a typo" });

        var entries = (await Repository.Artifacts.HistoryAsync(note.Id)).Items;

        (entries[0].Change.Actor, entries[0].Change.Reason).ShouldBe((null, null));
        var change = entries[1].Change;
        (change.Actor, change.Reason, change.Time, change.TransactionId).ShouldBe(("ada", "a typo", revised.Time, revised.TransactionId));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    [Property("Rule", "A8"), Property("Rule", "A9")]
    public async Task Pages_of_now_and_of_the_past_carry_the_changes(int size)
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        for (var i = 2; i <= 4; i++)
            await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text($"{i}"), new WriteContext { Reason = $"reason {i}" });
        var past = Repository.AsOf(AsOf.AtSequence(4));

        var now = await Walk.AllAsync(page => Repository.Artifacts.HistoryAsync(note.Id, page), size);
        var then = await Walk.AllAsync(page => past.Artifacts.HistoryAsync(note.Id, page), size);
        var inside = await Repository.WriteAsync((t, token) => Walk.AllAsync(page => t.Artifacts.HistoryAsync(note.Id, page, token), size));

        now.Select(entry => entry.Change.Reason).ShouldBe([null, "reason 2", "reason 3", "reason 4"]);
        then.Select(entry => entry.Change.Reason).ShouldBe([null, "reason 2", "reason 3"]);
        then[^1].Revision.ToSequence.ShouldBeNull();
        inside.Value.ShouldBe(now);
    }

    [Test, Property("Rule", "A7")]
    public async Task After_a_purge_the_reasons_are_gone_and_who_and_when_stay()
    {
        var note = (await Repository.CreateArtifactAsync(
            Draft.Note((await NewCollectionAsync()).Id, "a"), new WriteContext { Actor = "ada", Reason = "secret" })).Value;
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        await Repository.PurgeArtifactAsync(note.Id, Expected.Any);

        var entries = (await Repository.Artifacts.HistoryAsync(note.Id)).Items;

        entries.Select(entry => (entry.Revision.IsPurged, entry.Change.Actor, entry.Change.Reason))
            .ShouldBe([(true, "ada", null), (true, null, null)]);
    }
}
