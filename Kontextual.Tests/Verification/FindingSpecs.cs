using Kontextual.Domain;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Lineage;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Runs;
using Kontextual.Tests.Store;

namespace Kontextual.Tests.Verification;

/// <summary>Rows that something else changed: each backend gives the same kind of finding at the same place, with what to do.</summary>
public sealed class FindingSpecs(Backend backend) : DamagedStore(backend)
{
    private const int Parts = 3;

    [Test, Property("Rule", "P3")]
    public async Task A_changed_content_is_found_where_its_part_is_hashed()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await NewNoteAsync((await Repository.Collections.GetByNameAsync("notes")), "b", "another");
        await DamageAsync(db => db.Update(db.Set<Content>().Single(c => c.Digest == artifact.Digest) with { Text = "B note." }));

        var finding = (await FindingsAsync()).ShouldHaveSingleItem();

        (finding.Kind, finding.Severity, finding.Where).ShouldBe(
            (FindingKind.ContentDamaged, FindingSeverity.Damage, $"table contents, digest {artifact.Digest}, column text"));
        (await Repository.VerifyAsync(new VerifyOptions { Contents = ContentPart.None })).IsWhole.ShouldBeTrue();
        var hashed = new List<long>();
        var found = 0L;
        for (var part = 1; part <= Parts; part++)
        {
            var summary = await Repository.VerifyAsync(new VerifyOptions { Contents = ContentPart.Of(part, Parts) });
            hashed.Add(summary.HashedContents);
            found += summary.FindingCount;
        }

        (hashed.Sum(), found).ShouldBe((2, 1));
    }

    [Test, Property("Rule", "P3")]
    public async Task A_lost_content_breaks_the_references_to_it()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await DamageAsync(db => db.Remove(db.Set<Content>().Single()));

        var findings = await FindingsAsync();

        findings.ShouldContain(finding => finding.Kind == FindingKind.BrokenReference && finding.Where == $"table revisions, artifact_id {artifact.Id}, number 1, column digest");
        findings.ShouldContain(finding => finding.Kind == FindingKind.BrokenReference && finding.Table == "artifacts" && finding.Column == "digest");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "D4")]
    public async Task A_content_that_nothing_uses_is_a_minor_finding()
    {
        var digest = ContentDigest.Of("x"u8);
        await NewCollectionAsync();
        await DamageAsync(db => db.Add(new Content { Digest = digest, Size = 1, Storage = ContentStorage.Text, Text = "x" }));

        var finding = (await FindingsAsync()).ShouldHaveSingleItem();

        (finding.Kind, finding.Severity, finding.Where).ShouldBe((FindingKind.UnusedContent, FindingSeverity.Minor, $"table contents, digest {digest}"));
    }

    [Test, Property("Rule", "P3"), Property("Rule", "D4")]
    public async Task A_name_of_the_past_that_was_changed_is_derived()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await DamageAsync(db => db.Update(db.Set<ArtifactName>().Single() with { Name = "other" }));

        var finding = (await FindingsAsync()).ShouldHaveSingleItem();

        (finding.Kind, finding.Severity, finding.Where).ShouldBe(
            (FindingKind.DerivedRowWrong, FindingSeverity.Derived, $"table artifact_names, artifact_id {artifact.Id}, from_sequence 2, column name"));
        finding.Description.ShouldBe("it contains 'other', but the history says 'a'");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "D4")]
    public async Task An_input_that_has_moved_on_and_is_not_in_its_table_is_derived()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text("two"));
        await SecretRuns.MakeAsync(Repository, artifact.Id, "key", "s");
        await DamageAsync(db => db.RemoveRange(db.Set<MovedInput>().ToList()));

        var finding = (await FindingsAsync()).ShouldHaveSingleItem();

        (finding.Kind, finding.Table).ShouldBe((FindingKind.DerivedRowWrong, "moved_inputs"));
    }

    [Test, Property("Rule", "D4")]
    public async Task Derived_rows_that_were_lost_or_changed_are_rebuilt()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text("two"));
        await SecretRuns.MakeAsync(Repository, artifact.Id, "key", "s");
        await DamageAsync(db => db.RemoveRange(db.Set<MovedInput>().ToList()));
        await DamageAsync(db => db.RemoveRange(db.Set<CollectionName>().ToList()));
        await DamageAsync(db => db.Update(db.Set<ArtifactName>().First() with { Name = "other", ToSequence = 17 }));

        var head = await Repository.Changes.HeadAsync();

        var summary = await Repository.RebuildAsync();

        (summary.CorrectedRows, summary.UncorrectedRows).ShouldBe((3, 0));
        (await FindingsAsync()).ShouldBeEmpty();
        (await Repository.Changes.HeadAsync()).ShouldBe(head, "A rebuild writes no change record.");
    }

    [Test, Property("Rule", "P3"), Property("Rule", "P7")]
    public async Task A_malformed_row_does_not_hide_the_next_ones()
    {
        var collection = await NewCollectionAsync();
        var artifacts = new List<Artifact>();
        foreach (var name in new[] { "a", "b", "c" })
            artifacts.Add(await NewNoteAsync(collection, name, name));
        var revisions = new List<Revision>();
        foreach (var artifact in artifacts)
            revisions.Add((await Repository.Artifacts.FindRevisionAsync(artifact.Id, 1))!);
        await DamageAsync(db => db.UpdateRange(revisions.Select(revision => revision with { Name = "a\0b" })));

        var findings = (await FindingsAsync()).Where(finding => finding is { Kind: FindingKind.MalformedValue, Row: not null });

        findings.Select(finding => finding.Where).ShouldBe(artifacts.Select(artifact => $"table revisions, artifact_id {artifact.Id}, number 1, column name"), ignoreOrder: true);
    }

    [Test, Property("Rule", "P3")]
    public async Task All_findings_are_counted_and_the_first_ones_listed()
    {
        var collection = await NewCollectionAsync();
        for (var i = 0; i < 5; i++)
            await NewNoteAsync(collection, $"n{i}");
        await DamageAsync(db => db.UpdateRange(db.Set<ArtifactName>().ToList().Select(name => name with { Type = "other" })));

        var summary = await Repository.VerifyAsync(new VerifyOptions { MaxFindings = 2 });

        (summary.Findings.Count, summary.FindingCount, summary.IsWhole).ShouldBe((2, 5, false));
    }

    private async Task<IReadOnlyList<Finding>> FindingsAsync() => (await Repository.VerifyAsync()).Findings;
}
