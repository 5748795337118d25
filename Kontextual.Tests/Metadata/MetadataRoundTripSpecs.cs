using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests;

/// <summary>JSON that other stores bend comes back as it was given, from wherever a store keeps it.</summary>
public sealed class MetadataRoundTripSpecs(Backend backend) : StoreSpecs(backend)
{
    private static IEnumerable<TestCaseData> Hostile() =>
    [
        Case("the example of the documentation", """{"b":1.0,"a":1e400}""", """{"b":1.0,"a":1e400}"""),
        Case("numbers beyond a double", """{"n":1e400,"m":-1E-400,"z":-0.0,"e":1e0}""", """{"n":1e400,"m":-1E-400,"z":-0.0,"e":1e0}"""),
        Case("64-bit ids", """{"a":9007199254740993,"b":18446744073709551615,"c":-9223372036854775809}""", """{"a":9007199254740993,"b":18446744073709551615,"c":-9223372036854775809}"""),
        Case("digits of any length", $$"""{"n":1{{new string('0', 5_000)}}.50}""", $$"""{"n":1{{new string('0', 5_000)}}.50}"""),
        Case("NUL and controls", """{"\u0000":"a\u0000b\u001f\u007f"}""", "{\"\\u0000\":\"a\\u0000b\\u001f\u007f\"}"),
        Case("pairs of escaped surrogates", """{"\ud83d\ude00":"\uD83D\uDE00\udbff\udffd"}""", "{\"😀\":\"😀\U0010FFFD\"}"),
        Case("empty keys", """{"":{"":[{"":""}]}}""", """{"":{"":[{"":""}]}}"""),
        Case("members out of order", """{"b":1,"a":2,"B":3,"é":4}""", "{\"b\":1,\"a\":2,\"B\":3,\"é\":4}"),
        Case("names in two compositions", "{\"\u00e9\":1,\"e\u0301\":2}", "{\"\u00e9\":1,\"e\u0301\":2}"),
        Case("separators and syntax", "{\"a\u2028\":\"'; --\\\\\\\"</script>\ufffe\"}", "{\"a\u2028\":\"'; --\\\\\\\"</script>\ufffe\"}"),
        Case("64 levels", Nested(63), Nested(63)),
    ];

    [TestCaseSource(nameof(Hostile)), Property("Rule", "Q1")]
    public async Task Hostile_JSON_survives_in_every_entity_that_holds_some(string json, string text)
    {
        var hostile = Metadata.Parse(json);
        hostile.Text.ShouldBe(text);
        var provenance = new Provenance { Attributes = hostile };
        var notes = (await Repository.CreateCollectionAsync(new CollectionDraft { Name = "notes", Metadata = hostile })).Value;
        var draft = Draft.Note(notes.Id, "a") with { Metadata = hostile, Provenance = provenance };
        var artifact = (await Repository.CreateArtifactAsync(draft)).Value;
        var link = (await Repository.CreateRelationshipAsync(Draft.Link(artifact, artifact) with { Metadata = hostile, Provenance = provenance })).Value;

        (await Repository.Collections.GetAsync(notes.Id)).Metadata.Text.ShouldBe(text);
        (await Repository.Artifacts.GetAsync(artifact.Id)).Metadata.Text.ShouldBe(text);
        var revision = await Repository.Artifacts.GetRevisionAsync(artifact.Id, 1);
        (revision.Metadata.Text, revision.Provenance).ShouldBe((text, provenance));
        var found = await Repository.Relationships.GetAsync(link.Id);
        (found.Metadata.Text, found.Provenance).ShouldBe((text, provenance));
    }

    [TestCaseSource(nameof(Hostile)), Property("Rule", "A9")]
    public async Task Hostile_JSON_of_the_past_is_read_byte_for_byte(string json, string text)
    {
        var hostile = Metadata.Parse(json);
        var provenance = new Provenance { Attributes = hostile };
        var notes = (await Repository.CreateCollectionAsync(new CollectionDraft { Name = "notes", Metadata = hostile })).Value;
        var note = (await Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a") with { Metadata = hostile, Provenance = provenance })).Value;
        var draft = Draft.Link(note, note) with { Metadata = hostile, Provenance = provenance };
        var link = await Repository.CreateRelationshipAsync(draft);

        // From here on, only the past has it.
        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.UpdateAsync(notes.Id, Expected.Any, new CollectionChange { Metadata = Metadata.Empty }, token);
            await t.Artifacts.ReviseAsync(note.Id, Expected.Any, new ArtifactChange { Metadata = Metadata.Empty, Provenance = Provenance.None }, token);
            await t.Relationships.UpdateAsync(
                link.Value.Id, Expected.Any, new RelationshipChange { Metadata = Metadata.Empty, Provenance = Provenance.None }, token);
        });

        var past = Repository.AsOf(AsOf.AtSequence(link.LastSequence!.Value));
        (await past.Collections.GetAsync(notes.Id)).Metadata.Text.ShouldBe(text);
        var then = await past.Artifacts.GetAsync(note.Id);
        (then.Metadata.Text, then.Provenance.Attributes.Text).ShouldBe((text, text));
        var linked = await past.Relationships.GetAsync(link.Value.Id);
        (linked.Metadata.Text, linked.Provenance.Attributes.Text).ShouldBe((text, text));
        (await Repository.Changes.FindAsync(1)).ShouldNotBeNull().State.ShouldNotBeNull().ShouldContain($"\"metadata\":{text},");
    }

    [TestCaseSource(nameof(Hostile)), Property("Rule", "A2")]
    public async Task Putting_the_same_JSON_again_in_another_spelling_of_its_escapes_changes_nothing(string json, string text)
    {
        var notes = await NewCollectionAsync();
        var draft = Draft.Note(notes.Id, "a") with { Metadata = Metadata.Parse(json) };
        await Repository.CreateArtifactAsync(draft);

        var again = await Repository.PutArtifactAsync(draft with { Metadata = Metadata.Parse(text) }, Expected.Any);
        var other = await Repository.PutArtifactAsync(draft with { Metadata = Metadata.Parse("""{"other":1}""") }, Expected.Any);

        again.Outcome.ShouldBe(WriteOutcome.Unchanged);
        other.Outcome.ShouldBe(WriteOutcome.Updated);
    }

    private static string Nested(int arrays) => "{\"a\":" + new string('[', arrays) + new string(']', arrays) + "}";

    private static TestCaseData Case(string name, string json, string text) => new TestCaseData(json, text).SetArgDisplayNames(name);
}
