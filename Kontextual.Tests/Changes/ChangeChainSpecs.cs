using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Changes;

/// <summary>Records carry commitments and a chain of hashes that anybody can compute again.</summary>
public sealed class ChangeChainSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C5")]
    public async Task Every_commitment_is_over_salt_reason_and_state()
    {
        await TypicalStore.FillAsync(Repository, Time);

        foreach (var record in await StoreDump.ChangesAsync(Repository.Changes))
            record.Commitment.ToString().ShouldBe(OwnChain.Commitment(record, await RevisionOfAsync(record)), $"record {record.Sequence}");
    }

    [Test, Property("Rule", "C5")]
    public async Task Every_hash_is_over_the_hash_before_and_the_record()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var previous = new string('0', 64);

        foreach (var record in await StoreDump.ChangesAsync(Repository.Changes))
        {
            previous = OwnChain.Hash(previous, record);
            record.Hash.ToString().ShouldBe(previous, $"record {record.Sequence}");
        }

        (await Repository.Changes.HeadAsync()).Hash.ToString().ShouldBe(previous);
    }

    [Test, Property("Rule", "C5")]
    public async Task The_state_in_a_record_is_the_entity_as_it_was_returned()
    {
        var collection = await NewCollectionAsync();
        var link = await NewLinkAsync(await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        var records = await StoreDump.ChangesAsync(Repository.Changes);

        records.Single(record => record.EntityId == collection.Id).State.ShouldBe(CollectionDescription.Instance.StateOf(collection));
        records.Single(record => record.EntityId == link.Id).State.ShouldBe(RelationshipDescription.Instance.StateOf(link));
        records.Where(record => record.EntityKind == EntityKind.Artifact).ShouldAllBe(record => record.State == null);
    }

    [Test, Property("Rule", "C5")]
    public async Task Salts_are_16_bytes_and_never_the_same()
    {
        await TypicalStore.FillAsync(Repository, Time);

        var salts = (await StoreDump.ChangesAsync(Repository.Changes)).Select(record => record.Salt.ShouldNotBeNull()).ToList();

        salts.ShouldAllBe(salt => salt.Length == 32 && salt.All(char.IsAsciiHexDigitLower));
        salts.ShouldBeUnique();
    }

    [Test, Property("Rule", "C5")]
    public async Task A_record_changed_in_any_part_has_another_hash()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var records = await StoreDump.ChangesAsync(Repository.Changes);
        var (before, record) = (records[3], records[4]);

        foreach (var forged in new[]
        {
            record with { Actor = "somebody else" }, record with { Kind = ChangeKind.Moved }, record with { Time = record.Time.AddMicroseconds(1) },
            record with { EntityVersion = 9 }, record with { OldDigest = ContentDigest.Of([]) }, record with { NewDigest = ContentDigest.Of([]) },
            record with { TransactionId = before.TransactionId }, record with { EntityId = before.TransactionId },
            record with { EntityKind = EntityKind.Run }, record with { Sequence = 6 }, record with { Commitment = before.Commitment },
            record with { RunId = RunId.Parse("01890000-0000-7000-8000-000000000000") }, record with { Attempt = 1 },
        })
        {
            ChangeChain.Hash(before.Hash, record).ShouldBe(record.Hash);
            ChangeChain.Hash(before.Hash, forged).ShouldNotBe(record.Hash);
        }
    }

    private async Task<Revision?> RevisionOfAsync(ChangeRecord record) =>
        record.EntityKind == EntityKind.Artifact
            ? await Repository.Artifacts.GetRevisionAsync(record.EntityId.As<ArtifactId>(), record.EntityVersion)
            : null;
}
