using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Schema;

/// <summary>The views, as the <c>sqlite3</c> program of the system shows them.</summary>
[TestFixture]
public sealed class SchemaViewTests
{
    [Test]
    [Property("Rule", "D1")]
    public async Task Artifact_history_tells_who_changed_what_and_why()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        var notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        var ann = new WriteContext { Actor = "ann", Reason = "spelling" };
        var note = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a.md", "one") with { Message = "first" }, ann)).Value;
        store.Time.Advance(TimeSpan.FromSeconds(1));
        await store.Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("three"), ann);
        await store.Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        await store.CloseAsync();

        var lines = await Sqlite3Async(
            store.Path, "SELECT collection, artifact, revision, kind, created_at, size, message, actor, reason FROM artifact_history LIMIT 5");

        lines.ShouldBe(
        [
            "collection|artifact|revision|kind|created_at|size|message|actor|reason",
            "notes|a.md|1|Created|2026-11-22T10:44:27.123456Z|3|first|ann|spelling",
            "notes|a.md|2|Updated|2026-11-22T10:44:28.123456Z|5||ann|spelling",
            "notes|a.md|3|Deleted|2026-11-22T10:44:28.123456Z|5||-|-",
        ]);
    }

    [Test]
    [Property("Rule", "D1")]
    public async Task Relationship_names_shows_both_ends_by_name()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        var notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        var a = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a.md"))).Value;
        var b = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "b.md"))).Value;
        var link = Draft.Link(a, b, "cites") with { Metadata = Draft.Meta("""{"page":1.0}""") };
        var cites = (await store.Repository.CreateRelationshipAsync(link)).Value;
        store.Time.Advance(TimeSpan.FromSeconds(1));
        await store.Repository.CreateRelationshipAsync(Draft.Link(b, a));
        await store.Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(cites.Id, Expected.Any, token));
        await store.CloseAsync();

        var lines = await Sqlite3Async(store.Path, "SELECT source, type, target, state, metadata FROM relationship_names");

        lines.ShouldBe(
        [
            "source|type|target|state|metadata",
            "a.md|cites|b.md|deleted|{\"page\":1.0}",
            "b.md|refers-to|a.md|live|{}",
        ]);
    }

    [Test]
    [Property("Rule", "D1")]
    public async Task Run_overview_counts_steps_and_outputs()
    {
        using var store = new SampledStore();

        var lines = await Sqlite3Async(
            store.Path, "SELECT length(operation) AS length, status, attempt, actor, started_at, steps, outputs, run_id FROM run_overview");

        lines.ShouldBe(
        [
            "length|status|attempt|actor|started_at|steps|outputs|run_id",
            "512|Suspended|2||2026-11-22T10:44:27.123456Z|1|1|01890000-0000-7000-8000-000000000003",
        ]);
    }

    [TestCase("artifact_history")]
    [TestCase("relationship_names")]
    [TestCase("run_overview")]
    [Property("Rule", "D1")]
    public void Every_view_runs_in_the_library_too(string view)
    {
        using var store = new SampledStore();

        store.Raw.Scalar($"SELECT count(*) FROM {view}").ShouldBe("1");
    }

    private static async Task<string[]> Sqlite3Async(string path, string query)
    {
        if (ChildProcess.Find("sqlite3") is not { } sqlite3)
        {
            Assert.Ignore("The sqlite3 program is not installed.");
            return [];
        }

        var run = await ChildProcess.RunAsync(
            sqlite3, ["-batch", "-readonly", "-header", "-nullvalue", "-", path, query], RunFolder.Path);
        run.Errors.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
