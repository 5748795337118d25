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
    public async Task Artifacts_live_shows_what_there_is_by_name()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        var notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "b.md", "bee"));
        await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a.md", "one"));
        var gone = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "gone.md", "x"))).Value;
        await store.Repository.DeleteArtifactAsync(gone.Id, Expected.Any);
        await store.CloseAsync();

        var lines = await Sqlite3Async(store.Path, "SELECT collection, name, type, size, revision, updated_at FROM artifacts_live");

        lines.ShouldBe(
        [
            "collection|name|type|size|revision|updated_at",
            "notes|a.md|note|3|1|2026-11-22T10:44:27.123456Z",
            "notes|b.md|note|3|1|2026-11-22T10:44:27.123456Z",
        ]);
    }

    [Test]
    [Property("Rule", "D1")]
    public async Task Change_log_tells_what_changed_in_a_collection_on_a_day_and_who_did_it()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        var ann = new WriteContext { Actor = "ann", Reason = "tidying" };
        var notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"), ann)).Value;
        var other = (await store.Repository.CreateCollectionAsync(Draft.Collection("other"))).Value;
        var a = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a.md"), ann)).Value;
        var b = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "b.md"))).Value;
        var c = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "c.md"))).Value;
        await store.Repository.CreateArtifactAsync(Draft.Note(other.Id, "elsewhere.md"));
        await store.Repository.CreateRelationshipAsync(Draft.Link(a, b, "cites"));
        store.Time.Advance(TimeSpan.FromDays(1));
        await store.Repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Name = "a, renamed.md" }, ann);
        await store.Repository.RenameCollectionAsync(notes.Id, Expected.Any, "notes, renamed");
        await store.Repository.DeleteArtifactAsync(c.Id, Expected.Any);
        await store.CloseAsync();

        var first = await Sqlite3Async(
            store.Path, "SELECT time, actor, reason, change, what, name FROM change_log WHERE collection = 'notes, renamed' AND time < '2026-11-23'");
        var second = await Sqlite3Async(
            store.Path, "SELECT actor, change, what, name, version, sequence FROM change_log WHERE collection = 'notes, renamed' AND time > '2026-11-23'");

        first.ShouldBe(
        [
            "time|actor|reason|change|what|name",
            "2026-11-22T10:44:27.123456Z|ann|tidying|Created|Collection|notes",
            "2026-11-22T10:44:27.123456Z|ann|tidying|Created|Artifact|a.md",
            "2026-11-22T10:44:27.123456Z|-|-|Created|Artifact|b.md",
            "2026-11-22T10:44:27.123456Z|-|-|Created|Artifact|c.md",
            "2026-11-22T10:44:27.123456Z|-|-|Created|Relationship|a, renamed.md cites b.md",
        ]);
        second.ShouldBe(
        [
            "actor|change|what|name|version|sequence",
            "ann|Updated|Artifact|a, renamed.md|2|8",
            "-|Updated|Collection|notes, renamed|2|9",
            "-|Deleted|Artifact|c.md|2|10",
        ]);
    }

    [Test]
    [Property("Rule", "D1")]
    public async Task Change_log_shows_hashes_in_the_digits_that_the_library_gives()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.Repository.CreateCollectionAsync(Draft.Collection("notes"));
        var record = (await store.Repository.Changes.FindAsync(1)).ShouldNotBeNull();
        await store.CloseAsync();

        (await Sqlite3Async(store.Path, "SELECT commitment, hash FROM change_log"))[1].ShouldBe($"{record.Commitment}|{record.Hash}");
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

    [TestCase("artifacts_live", 0, Description = "The one of the sample is deleted.")]
    [TestCase("artifact_history", 1)]
    [TestCase("change_log", 1)]
    [TestCase("relationship_names", 1)]
    [TestCase("run_overview", 1)]
    [Property("Rule", "D1")]
    public void Every_view_runs_in_the_library_too(string view, int rows)
    {
        using var store = new SampledStore();

        store.Raw.Scalar($"SELECT count(*) FROM {view}").ShouldBe($"{rows}");
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
