using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Verification;

/// <summary>What a verification finds in the index of words, and that a rebuild mends it.</summary>
public sealed class WordIndexFindingTests
{
    [TestCase("INSERT INTO artifact_words (rowid, words) VALUES (2, 'strange')", "rowid 2")]
    [TestCase("INSERT INTO artifact_words (artifact_words, rowid, words) VALUES ('delete', 2, 'words')", "rowid 2")]
    [TestCase("INSERT INTO artifact_words (artifact_words, rowid, words) VALUES ('delete', 3, 'a')", "rowid 3")]
    [TestCase("INSERT INTO artifact_words (rowid, words) VALUES (98, 'strange')", "rowid 98")]
    [TestCase("UPDATE artifact_words_data SET block = x'ffff' WHERE id > 10", "every row")]
    [Property("Rule", "P3"), Property("Rule", "D4")]
    public async Task A_row_that_is_not_that_of_its_text_is_found_and_rebuilt(string damage, string where)
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        var notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a", "some words"));
        await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "b", "other words"));
        (await store.Repository.VerifyAsync()).Findings.ShouldBeEmpty();
        await store.CloseAsync();
        using (var raw = new RawStore(store.Path))
            raw.Execute(damage);
        await using var repository = await store.OpenAnotherAsync();

        var finding = (await repository.VerifyAsync()).Findings.Last(one => one.Kind == FindingKind.DerivedRowWrong);

        (finding.Table, finding.Severity).ShouldBe(("artifact_words", FindingSeverity.Derived));
        finding.Where.ShouldContain(where);
        finding.Advice.ShouldContain("RebuildAsync");
        await repository.RebuildAsync();
        (await repository.VerifyAsync()).Findings.ShouldBeEmpty();
    }
}
