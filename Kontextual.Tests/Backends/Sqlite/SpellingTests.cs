using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>The commitment covers the spelling: JSON that another program wrote differently no longer matches, even if its value is the same.</summary>
[TestFixture]
public sealed class SpellingTests() : StoreSpecs(Backend.Sqlite)
{
    private const string Json = """{"b":1.0,"a":1e400}""";

    [TestCase("change_records", "state")]
    [TestCase("revisions", "metadata")]
    [TestCase("revisions", "provenance")]
    [Property("Rule", "C5")]
    public async Task A_number_in_another_spelling_breaks_the_commitment(string table, string column)
    {
        var notes = (await Repository.CreateCollectionAsync(new CollectionDraft { Name = "notes", Metadata = Metadata.Parse(Json) })).Value;
        var draft = Draft.Note(notes.Id, "a") with { Metadata = Metadata.Parse(Json), Provenance = new Domain.Provenance { Attributes = Metadata.Parse(Json) } };
        var note = (await Repository.CreateArtifactAsync(draft)).Value;
        var sequence = table == "revisions" ? 2 : 1;
        (await RecomputedAsync(note, sequence)).ShouldBe(await CommittedAsync(sequence));

        using (var raw = new RawStore(Store.Path))
        {
            var key = table == "revisions" ? "from_sequence" : "sequence";
            raw.Execute($"UPDATE {table} SET {column} = replace({column}, '1.0', '1') WHERE {key} = {sequence} AND instr({column}, '1.0') > 0").ShouldBe(1);
        }

        (await RecomputedAsync(note, sequence)).ShouldNotBe(await CommittedAsync(sequence));
    }

    private async Task<ChainHash> CommittedAsync(int sequence) => (await Repository.Changes.FindAsync(sequence)).ShouldNotBeNull().Commitment;

    private async Task<ChainHash> RecomputedAsync(Artifact note, int sequence)
    {
        var record = (await Repository.Changes.FindAsync(sequence)).ShouldNotBeNull();
        var state = record.State ?? ChangePayload.StateOf(await Repository.Artifacts.GetRevisionAsync(note.Id, 1));
        return ChangeChain.Commit(record.Salt!, ChangePayload.Of(state, record.Reason, record.TraceId));
    }
}
