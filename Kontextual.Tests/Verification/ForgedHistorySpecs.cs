using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Store;

namespace Kontextual.Tests.Verification;

/// <summary>A history that somebody changed: what a verification finds, and what only a seal could show.</summary>
public sealed class ForgedHistorySpecs(Backend backend) : DamagedStore(backend)
{
    private Artifact note = null!;

    [SetUp]
    public async Task WriteHistory()
    {
        note = await NewNoteAsync(await NewCollectionAsync());
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("second") with { Message = "why" });
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("third"));
        await NewNoteAsync(await NewCollectionAsync("other"), "b");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task A_deleted_change_record_leaves_a_gap()
    {
        await LoseRecordAsync(3);

        var findings = await FindingsAsync();

        findings.ShouldContain(finding => finding.Kind == FindingKind.HistoryGap && finding.Where == "table change_records, sequence 3");
        findings.ShouldContain(finding => finding.Kind == FindingKind.UnrecordedRow && finding.Where == $"table revisions, artifact_id {note.Id}, number 2");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task A_deleted_last_record_leaves_a_row_without_a_record()
    {
        await LoseRecordAsync((await Repository.Changes.HeadAsync()).Sequence);

        (await FindingsAsync()).ShouldContain(finding => finding.Kind == FindingKind.UnrecordedRow && finding.Table == "revisions");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task An_edited_record_is_named_and_no_other()
    {
        await ReplaceAsync(3, record => record with { Actor = "somebody else" });

        var finding = (await FindingsAsync()).ShouldHaveSingleItem();

        (finding.Kind, finding.Where).ShouldBe((FindingKind.ChainBroken, "table change_records, sequence 3, column hash"));
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task An_edited_hash_is_named_and_no_other()
    {
        await ReplaceAsync(3, record => record with { Hash = ChainHash.Parse(new string('a', 64)) });

        var finding = (await FindingsAsync()).ShouldHaveSingleItem();

        (finding.Kind, finding.Where).ShouldBe((FindingKind.ChainBroken, "table change_records, sequence 3, column hash"));
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task An_edited_old_revision_is_not_what_its_record_commits_to()
    {
        var second = (await Repository.Artifacts.FindRevisionAsync(note.Id, 2))!;
        await DamageAsync(db => db.Update(second with { Message = "another reason" }));

        var finding = (await FindingsAsync()).ShouldHaveSingleItem();

        (finding.Kind, finding.Where).ShouldBe((FindingKind.PayloadChanged, "table change_records, sequence 3, column commitment"));
        finding.Description.ShouldContain($"revision 2 of artifact {note.Id}");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task Two_swapped_revisions_are_both_named()
    {
        var (first, second) = ((await Repository.Artifacts.FindRevisionAsync(note.Id, 1))!, (await Repository.Artifacts.FindRevisionAsync(note.Id, 2))!);
        await DamageAsync(db =>
        {
            db.Update(second with { Number = 1, FromSequence = first.FromSequence, ToSequence = first.ToSequence });
            db.Update(first with { Number = 2, FromSequence = second.FromSequence, ToSequence = second.ToSequence });
        });

        var findings = await FindingsAsync();

        foreach (var number in new[] { 1, 2 })
            findings.ShouldContain(finding => finding.Kind == FindingKind.StateMismatch && finding.Where == $"table revisions, artifact_id {note.Id}, number {number}, column digest");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task A_payload_erased_without_a_purge_is_named()
    {
        await ReplaceAsync(1, record => record with { Salt = null, State = null, Reason = null });

        (await FindingsAsync()).ShouldContain(finding => finding.Kind == FindingKind.BlankWithoutPurge && finding.Where == "table change_records, sequence 1, column salt");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task A_chain_that_was_computed_again_still_has_to_agree_with_the_rows()
    {
        // The record of the first collection, with another name in its state, and every commitment and hash computed again.
        await ForgeAsync(record => record.Sequence == 1 ? record with { State = record.State!.Replace("notes", "forged", StringComparison.Ordinal) } : record);

        var findings = await FindingsAsync();

        findings.ShouldAllBe(finding => finding.Kind == FindingKind.StateMismatch || finding.Kind == FindingKind.DerivedRowWrong);
        findings.ShouldContain(finding => finding.Table == "collections" && finding.Column == "name");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "C5")]
    public async Task A_forgery_that_agrees_everywhere_can_only_be_shown_by_a_head_that_is_known()
    {
        var head = await Repository.Changes.HeadAsync();
        await ForgeAsync(record => record with { Actor = "nobody" });

        var summary = await Repository.VerifyAsync();

        summary.IsWhole.ShouldBeTrue("docs/recovery.md says that this cannot be found");
        summary.LastSequence.ShouldBe(head.Sequence);
        summary.LastHash.ShouldNotBe(head.Hash);
    }

    [Test, Property("Rule", "P6"), Property("Rule", "P3")]
    public async Task A_forgery_that_agrees_everywhere_is_found_with_a_seal()
    {
        var seal = await Repository.SealAsync();
        await ForgeAsync(record => record with { Actor = "nobody" });

        var finding = (await AgainstAsync(seal)).ShouldHaveSingleItem();

        (finding.Kind, finding.Where).ShouldBe((FindingKind.SealBroken, $"table change_records, sequence {seal.Size}"));
        finding.Description.ShouldContain("rewritten");
    }

    [Test, Property("Rule", "P6"), Property("Rule", "P3")]
    public async Task A_forgery_before_the_last_record_that_keeps_the_last_hash_is_found_with_a_seal()
    {
        var seal = await Repository.SealAsync();
        await ReplaceAsync(2, record => record with { Hash = ChainHash.Parse(new string('a', 64)) });

        // The values are those of the seal, so only the chain is broken.
        (await AgainstAsync(seal)).ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.ChainBroken);
        (await AgainstAsync(seal with { Root = (await Repository.SealAsync()).Root })).Select(finding => finding.Kind)
            .ShouldBe([FindingKind.ChainBroken, FindingKind.SealBroken], ignoreOrder: true);
    }

    [Test, Property("Rule", "P6"), Property("Rule", "P3")]
    public async Task A_tail_that_was_cut_off_is_found_with_a_seal()
    {
        var seal = await Repository.SealAsync();
        await LoseRecordAsync(seal.Size);

        (await AgainstAsync(seal)).ShouldContain(finding => finding.Kind == FindingKind.SealBroken && finding.Where == $"table change_records, sequence {seal.Size}");
    }

    [Test, Property("Rule", "P6"), Property("Rule", "P3")]
    public async Task A_history_that_was_appended_to_and_purged_agrees_with_its_seal()
    {
        var seal = await Repository.SealAsync();
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(note.Id, Expected.Any, token));

        (await AgainstAsync(seal)).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<Finding>> AgainstAsync(HistorySeal seal) => (await Repository.VerifyAsync(new VerifyOptions { Against = seal })).Findings;

    private async Task<IReadOnlyList<Finding>> FindingsAsync() => (await Repository.VerifyAsync()).Findings;

    private async Task ReplaceAsync(long sequence, Func<ChangeRecord, ChangeRecord> change)
    {
        var record = (await Repository.Changes.FindAsync(sequence))!;
        await DamageAsync(db => db.Update(change(record)));
    }

    private async Task ForgeAsync(Func<ChangeRecord, ChangeRecord> change)
    {
        var records = await StoreDump.ChangesAsync(Repository.Changes);
        var forged = new List<ChangeRecord>();
        var last = ChainHash.Genesis;
        foreach (var record in records)
        {
            var changed = change(record);
            if (changed.State != record.State)
                changed = changed with { Commitment = ChangeChain.Commit(changed.Salt!, ChangePayload.Of(changed.State!, changed.Reason, changed.TraceId)) };
            last = ChangeChain.Hash(last, changed);
            forged.Add(changed with { Hash = last });
        }

        await DamageAsync(db => db.UpdateRange(forged));
    }
}
