using System.Security.Cryptography;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class IngestTests
{
    [Test]
    public async Task Brings_in_every_file_by_its_relative_path()
    {
        using var work = new Workplace();
        work.Write("README.md", "# Hi\n");
        work.Write("guide/a.txt", "a");
        work.Write("guide/deep/.hidden", "h");
        work.Write("empty", "");
        var done = (await work.IngestAsync()).ShouldExitWith(0);
        done.Json.GetProperty("finished").GetBoolean().ShouldBeTrue();
        done.Json.GetProperty("collection").GetString().ShouldBe("docs");
        done.Json.GetProperty("created").GetInt64().ShouldBe(4);
        done.Json.GetProperty("files").GetInt64().ShouldBe(4);
        done.Json.GetProperty("bytes").GetInt64().ShouldBe(7);
        (await work.NamesAsync()).ShouldBe(["README.md", "empty", "guide/a.txt", "guide/deep/.hidden"]);
    }

    [Test]
    public async Task Tells_text_from_bytes_and_gives_media_type_digest_and_provenance()
    {
        using var work = new Workplace();
        work.Write("notes.md", "# Notes");
        work.Write("picture.png", [0x89, 0x50, 0x4E, 0x47, 0x00, 0xFF]);
        (await work.IngestAsync()).ShouldExitWith(0);
        var notes = (await work.RunAsync("show", "notes.md", "--json")).ShouldExitWith(0).Json;
        notes.GetProperty("type").GetString().ShouldBe("text");
        notes.GetProperty("mediaType").GetString().ShouldBe("text/markdown");
        notes.GetProperty("digest").GetString().ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData("# Notes"u8)));
        notes.GetProperty("provenance").GetProperty("source").GetString().ShouldBe("notes.md");
        notes.GetProperty("provenance").GetProperty("tool").GetString().ShouldBe("kontextual");
        notes.GetProperty("provenance").GetProperty("toolVersion").GetString().ShouldNotBeNullOrEmpty();
        var picture = (await work.RunAsync("show", "picture.png", "--json")).ShouldExitWith(0).Json;
        picture.GetProperty("type").GetString().ShouldBe("binary");
        picture.GetProperty("mediaType").GetString().ShouldBe("image/png");
    }

    [Test]
    public async Task Unchanged_files_cost_nothing()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        work.Write("b/c", "c");
        (await work.IngestAsync()).ShouldExitWith(0);
        var before = (await work.RunAsync("status", "--json")).Json;
        var again = (await work.IngestAsync("--prune")).ShouldExitWith(0).Json;
        again.GetProperty("unchanged").GetInt64().ShouldBe(2);
        again.GetProperty("created").GetInt64().ShouldBe(0);
        var after = (await work.RunAsync("status", "--json")).Json;
        foreach (var count in (string[])["revisions", "contents", "artifacts", "collections"])
            after.GetProperty(count).GetInt64().ShouldBe(before.GetProperty(count).GetInt64(), count);
        // The ingest itself is recorded as a run.
        var since = $"{before.GetProperty("lastSequence").GetInt64()}";
        (await work.RunAsync("changes", "--since", since, "--json")).Lines.Select(c => c.GetProperty("entityKind").GetString()).Distinct()
            .ShouldBe(["Bundle", "Run", "Step", "Manifest"], ignoreOrder: true);
    }

    [Test]
    public async Task A_changed_file_is_a_revision_and_a_new_one_an_artifact()
    {
        using var work = new Workplace();
        work.Write("a", "one");
        work.Write("b", "b");
        (await work.IngestAsync()).ShouldExitWith(0);
        work.Write("a", "two");
        work.Write("c", "c");
        var done = (await work.IngestAsync()).ShouldExitWith(0).Json;
        done.GetProperty("updated").GetInt64().ShouldBe(1);
        done.GetProperty("created").GetInt64().ShouldBe(1);
        done.GetProperty("unchanged").GetInt64().ShouldBe(1);
        (await work.ContentAsync("a")).ShouldBe("two");
        (await work.ContentAsync("a", "--revision", "1")).ShouldBe("one");
    }

    [Test]
    public async Task A_file_that_turns_from_text_to_bytes_changes_its_type()
    {
        using var work = new Workplace();
        work.Write("a", "text");
        (await work.IngestAsync()).ShouldExitWith(0);
        work.Write("a", [0xFF, 0x00]);
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("show", "a", "--json")).Json.GetProperty("type").GetString().ShouldBe("binary");
    }

    [Test]
    public async Task Files_over_a_mebibyte_are_told_apart_by_all_their_bytes()
    {
        using var work = new Workplace();
        var text = Encoding.UTF8.GetBytes(new string('ä', 700_001));
        byte[] cut = [.. text, 0xC3];
        work.Write("large.txt", text);
        work.Write("cut.txt", cut);
        (await work.IngestAsync()).ShouldExitWith(0).Json.GetProperty("created").GetInt64().ShouldBe(2);
        (await work.RunAsync("show", "large.txt", "--json")).Json.GetProperty("type").GetString().ShouldBe("text");
        (await work.RunAsync("show", "cut.txt", "--json")).Json.GetProperty("type").GetString().ShouldBe("binary");
        (await work.RunAsync("show", "cut.txt", "--content")).Bytes.ShouldBe(cut);
    }

    [Test]
    public async Task Many_files_come_in_over_several_transactions_in_order()
    {
        using var work = new Workplace();
        var names = Enumerable.Range(0, 300).Select(i => $"f{i:000}").ToList();
        foreach (var name in names)
            work.Write(name, name);
        (await work.IngestAsync()).ShouldExitWith(0).Json.GetProperty("created").GetInt64().ShouldBe(300);
        (await work.NamesAsync()).ShouldBe(names);
        var changes = (await work.RunAsync("changes", "--json")).Lines;
        changes.Where(c => c.GetProperty("entityKind").GetString() == "Artifact").Select(c => c.GetProperty("transactionId").GetString()).Distinct().Count().ShouldBe(3);
    }

    [Test]
    public async Task A_folder_may_be_empty_or_named_with_a_slash()
    {
        using var work = new Workplace();
        (await work.RunAsync("ingest", work.Docs + "/", "--json")).ShouldExitWith(0).Json.GetProperty("files").GetInt64().ShouldBe(0);
        var dotted = (await work.RunAsync("ingest", work.Docs + "/.", "--json")).ShouldExitWith(0).Json;
        dotted.GetProperty("collection").GetString().ShouldBe("docs");
    }

    [Test]
    public async Task The_summary_for_people_tells_what_was_done()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        var done = (await work.RunAsync("ingest", work.Docs)).ShouldExitWith(0);
        done.Out.ShouldContain("created     1\n");
        done.Out.ShouldContain("1 files, 1 B, in ");
        done.Error.ShouldBeEmpty();
        (await work.RunAsync("ingest", work.Docs, "--quiet")).ShouldExitWith(0).Out.ShouldBeEmpty();
    }

    [Test]
    public async Task What_others_attached_to_an_artifact_survives_its_next_revision()
    {
        using var work = new Workplace();
        work.Write("a", "one");
        (await work.IngestAsync()).ShouldExitWith(0);
        var metadata = Metadata.Parse("""{"status":1.0}""");
        await work.ReviseAsync("a", new() { Type = "decision", MediaType = "text/x-decision", Metadata = metadata });
        (await work.IngestAsync()).ShouldExitWith(0).Json.GetProperty("unchanged").GetInt64().ShouldBe(1);
        work.Write("a", "two");
        (await work.IngestAsync()).ShouldExitWith(0).Json.GetProperty("updated").GetInt64().ShouldBe(1);
        var shown = (await work.RunAsync("show", "a", "--json")).Json;
        shown.GetProperty("type").GetString().ShouldBe("decision");
        shown.GetProperty("mediaType").GetString().ShouldBe("text/x-decision");
        shown.GetProperty("metadata").GetRawText().ShouldBe("""{"status":1.0}""");
    }
}
