using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Snapshots;

namespace Kontextual.Tests.Proofs;

/// <summary>Seals of a history, and proofs that are checked with nothing but a seal.</summary>
public sealed class ProofSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "P6")]
    public async Task An_empty_history_has_a_seal()
    {
        var seal = await Repository.SealAsync();

        seal.ShouldBe(new HistorySeal
        {
            StoreId = Repository.Store.Id,
            Size = 0,
            LastHash = ChainHash.Genesis,
            Root = ChainHash.Parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            Time = UtcTime.Truncate(Time.GetUtcNow()),
        });
        HistorySeal.Parse(seal.ToJson()).ShouldBe(seal);
    }

    [Test, Property("Rule", "P6"), Property("Rule", "C5")]
    public async Task Every_record_of_every_kind_can_be_proven_before_and_after_purges()
    {
        await FullStore.FillAsync(Repository, Time);
        var seal = await Repository.SealAsync();
        seal.Position.ShouldBe(await Repository.Changes.HeadAsync());

        var (erased, kept) = (0, 0);
        for (long sequence = 1; sequence <= seal.Size; sequence++)
        {
            var proof = RecordProof.Parse((await Repository.ProveAsync(sequence, seal)).ToJson());
            var record = (await Repository.Changes.FindAsync(sequence))!;

            proof.Check(seal).ShouldBe(new ProofCheck { IsProven = true, Description = proof.Check(seal).Description });
            proof.Header.ShouldContain(record.EntityId.ToString());
            (proof.Payload is null).ShouldBe(record.Salt is null);
            (erased, kept) = proof.Payload is null ? (erased + 1, kept) : (erased, kept + 1);
        }

        erased.ShouldBeGreaterThan(0);
        kept.ShouldBeGreaterThan(0);
    }

    [Test, Property("Rule", "P6"), Property("Rule", "A7")]
    public async Task A_proof_from_before_a_purge_still_holds_and_a_later_one_has_no_payload()
    {
        var note = await NewNoteAsync(await NewCollectionAsync(), "secret name");
        var seal = await Repository.SealAsync();
        var before = await Repository.ProveAsync(2, seal);
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(note.Id, Expected.Any, token));

        var after = await Repository.ProveAsync(2, seal);

        before.Payload!.ShouldContain("secret name");
        (before.Check(seal).IsProven, after.Check(seal).IsProven).ShouldBe((true, true));
        after.ToJson().ShouldNotContain("secret name");
        (after with { Payload = before.Payload, Salt = before.Salt }).Path.ShouldBe(before.Path);
        (await Repository.ProveAsync(4, await Repository.SealAsync())).Header.ShouldContain("\"kind\":\"Purged\"");
    }

    [Test, Property("Rule", "P6")]
    public async Task Whatever_is_changed_in_a_proof_it_proves_nothing_any_more()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("second"));
        var seal = await Repository.SealAsync();
        var proof = await Repository.ProveAsync(2, seal);
        var other = ChainHash.Parse(new string('a', 64));
        RecordProof[] wrong =
        [
            proof with { StoreId = StoreId.Parse("01890000-0000-7000-8000-000000000009") },
            proof with { Sequence = 1 },
            proof with { Sequence = 3 },
            proof with { Sequence = 0 },
            proof with { Sequence = 4 },
            proof with { Size = 2 },
            proof with { PreviousHash = other },
            proof with { Header = proof.Header.Replace("Created", "Revised", StringComparison.Ordinal) },
            proof with { Header = proof.Header + " " },
            proof with { Header = "{}" },
            proof with { Header = "no JSON" },
            proof with { Header = "\ud800" },
            proof with { Header = "{\"sequence\":2,\"commitment\":\"\\ud800\"}" },
            proof with { Header = "{\"\\ud800\":1}" },
            proof with { Payload = "\ud800" },
            proof with { Salt = proof.Salt!.ToUpperInvariant().Replace('0', 'A') },
            proof with { Salt = proof.Salt + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(proof.Payload![..4])), Payload = proof.Payload[4..] },
            proof with { Header = null! },
            proof with { Payload = proof.Payload + " " },
            proof with { Payload = null },
            proof with { Salt = null },
            proof with { Salt = new string('0', 32) },
            proof with { Salt = "zz" },
            proof with { Path = [other, .. proof.Path.Skip(1)] },
            proof with { Path = [.. proof.Path, other] },
            proof with { Path = [] },
            proof with { Path = null! },
        ];

        proof.Check(seal).IsProven.ShouldBeTrue();
        foreach (var changed in wrong)
            changed.Check(seal).IsProven.ShouldBeFalse(changed.ToString());
        HistorySeal[] seals = [seal with { Root = other }, seal with { Size = 4 }, seal with { StoreId = StoreId.Parse("01890000-0000-7000-8000-000000000009") }];
        foreach (var changed in seals)
            proof.Check(changed).IsProven.ShouldBeFalse(changed.ToString());
        (proof with { Payload = null, Salt = null }).Check(seal).IsProven.ShouldBeTrue("docs/proofs.md says that a payload can be left out");
    }

    [Test, Property("Rule", "P6")]
    public async Task A_history_is_proven_to_continue_each_of_its_earlier_seals()
    {
        var notes = await NewCollectionAsync();
        var seals = new List<HistorySeal> { await Repository.SealAsync() };
        for (int i = 0; i < 9; i++)
        {
            await NewNoteAsync(notes, $"note {i}");
            seals.Add(await Repository.SealAsync());
        }

        foreach (var (earlier, later) in seals.SelectMany((later, i) => seals.Take(i + 1).Select(earlier => (earlier, later))))
        {
            var proof = ConsistencyProof.Parse((await Repository.ProveConsistencyAsync(earlier, later)).ToJson());
            proof.Check(earlier, later).IsProven.ShouldBeTrue();
            if (earlier.Size == later.Size)
                continue;
            proof.Check(earlier with { Root = later.Root }, later).IsProven.ShouldBeFalse();
            proof.Check(earlier, later with { Root = earlier.Root }).IsProven.ShouldBeFalse();
            proof.Check(later, earlier).IsProven.ShouldBeFalse();
            (proof with { Path = [.. proof.Path, later.Root] }).Check(earlier, later).IsProven.ShouldBeFalse();
            (proof with { Path = [.. proof.Path.Skip(1)] }).Check(earlier, later).IsProven.ShouldBeFalse();
        }
    }

    [Test, Property("Rule", "P6")]
    public async Task Seals_of_another_store_or_another_history_are_refused()
    {
        await NewNoteAsync(await NewCollectionAsync());
        var seal = await Repository.SealAsync();
        var other = ChainHash.Parse(new string('a', 64));

        await Should.ThrowAsync<ArgumentException>(Repository.ProveAsync(1, seal with { StoreId = StoreId.Parse("01890000-0000-7000-8000-000000000009") }));
        await Should.ThrowAsync<ArgumentException>(Repository.ProveAsync(1, seal with { Size = -1 }));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Repository.ProveAsync(0, seal));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Repository.ProveAsync(3, seal));
        (await Should.ThrowAsync<PositionLostException>(Repository.ProveAsync(1, seal with { LastHash = other }))).ActualHash.ShouldBe(seal.LastHash);
        (await Should.ThrowAsync<PositionLostException>(Repository.ProveAsync(1, seal with { Size = 3 }))).ActualHash.ShouldBeNull();
        (await Should.ThrowAsync<ArgumentException>(Repository.ProveAsync(1, seal with { Root = other }))).ParamName.ShouldBe("seal");
        (await Should.ThrowAsync<ArgumentException>(Repository.ProveConsistencyAsync(seal with { Root = other }, seal))).ParamName.ShouldBe("earlier");
        (await Should.ThrowAsync<ArgumentException>(Repository.VerifyAsync(new VerifyOptions { Against = seal with { StoreId = StoreId.Parse("01890000-0000-7000-8000-000000000009") } })))
            .ParamName.ShouldBe("options");
        (await Should.ThrowAsync<ArgumentException>(Repository.ProveConsistencyAsync(seal, seal with { Size = 1 }))).ParamName.ShouldBe("later");
        Should.Throw<ArgumentNullException>(() => Repository.ProveAsync(1, null!));
        Should.Throw<ArgumentNullException>(() => Repository.ProveConsistencyAsync(seal, null!));
        Should.Throw<ArgumentNullException>(() => Repository.ProveConsistencyAsync(null!, seal));
    }

    [TestCase("", "not a seal")]
    [TestCase(" ", "is empty")]
    [TestCase("{", "not valid JSON")]
    [TestCase("{\"format\":\"\\ud800\"}", "surrogate")]
    [TestCase("[]", "not a JSON object")]
    [TestCase("{}", "'format'")]
    [TestCase("{\"format\":\"kontextual-seal-2\"}", "'format'")]
    [TestCase("{\"format\":\"kontextual-seal-1\",\"format\":\"kontextual-seal-1\"}", "twice")]
    [TestCase("{\"format\":\"kontextual-seal-1\"}", "'storeId' is missing")]
    [Property("Rule", "P6")]
    public void A_text_that_is_no_seal_is_refused_with_the_reason(string text, string says) =>
        Should.Throw<ArgumentException>(() => HistorySeal.Parse(text)).Message.ShouldContain(says);

    [Test, Property("Rule", "P6")]
    public async Task A_seal_with_other_members_or_values_is_refused()
    {
        var text = (await Repository.SealAsync()).ToJson();
        (string Old, string New)[] changes = [("\"size\":0", "\"size\":-1"), ("\"size\":0", "\"size\":\"0\""), ("\"size\":0", "\"size\":0,\"more\":1"), ("\"root\":\"e3", "\"root\":\"E3"), ("\"size\":0,", "")];

        foreach (var (old, changed) in changes)
            Should.Throw<ArgumentException>(() => HistorySeal.Parse(text.Replace(old, changed, StringComparison.Ordinal)), changed);
        Should.Throw<ArgumentException>(() => RecordProof.Parse(text));
        Should.Throw<ArgumentException>(() => ConsistencyProof.Parse(text));
    }
}
