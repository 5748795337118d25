using Kontextual.Domain;
using Kontextual.Tests.Artifacts;

namespace Kontextual.Tests.Cli;

public class ListingTests
{
    [Test]
    public async Task List_filters_by_collection_prefix_and_type()
    {
        using var work = await WithHistoryAsync();
        (await work.NamesAsync()).ShouldBe(["a.md", "b/c.md", "b/d.bin"]);
        (await work.NamesAsync("--prefix", "b/")).ShouldBe(["b/c.md", "b/d.bin"]);
        (await work.NamesAsync("--type", "binary")).ShouldBe(["b/d.bin"]);
        (await work.NamesAsync("--collection", "docs", "--prefix", "a")).ShouldBe(["a.md"]);
        (await work.NamesAsync("--deleted")).ShouldBe(["a.md", "b/c.md", "b/d.bin", "gone"]);
    }

    [Test]
    public async Task List_for_people_is_one_line_each_under_a_heading()
    {
        using var work = await WithHistoryAsync();
        var lines = (await work.RunAsync("list")).ShouldExitWith(0).Out.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(4);
        lines[0].ShouldStartWith("updated");
        lines[1].ShouldEndWith("  a.md");
        (await work.RunAsync("list", "--deleted")).Out.ShouldContain("yes");
        (await work.RunAsync("list", "--prefix", "nothing")).ShouldExitWith(0).Out.ShouldBeEmpty();
    }

    [Test]
    public async Task A_long_listing_is_whole()
    {
        using var work = new Workplace();
        for (var i = 0; i < 1_101; i++)
            work.Write($"f{i:0000}", "same");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.NamesAsync()).Count.ShouldBe(1_101);
        var table = (await work.RunAsync("list")).ShouldExitWith(0).Out;
        table.Split('\n').Count(line => line.Contains(" f", StringComparison.Ordinal)).ShouldBe(1_101);
    }

    [Test]
    public async Task History_tells_the_revisions_in_order_with_pinned_times()
    {
        using var work = await WithHistoryAsync();
        var entries = (await work.RunAsync("history", "a.md", "--json")).ShouldExitWith(0).Lines;
        entries.Select(e => e.GetProperty("change").GetProperty("reason").GetString()).ShouldBe(["kontextual ingest", "kontextual ingest"]);
        var revisions = entries.Select(e => e.GetProperty("revision")).ToList();
        revisions.Select(r => r.GetProperty("number").GetInt32()).ShouldBe([1, 2]);
        revisions.Select(r => r.GetProperty("kind").GetString()).ShouldBe(["Created", "Updated"]);
        foreach (var revision in revisions)
            UtcTime.Parse(revision.GetProperty("createdAt").GetString()!);
        revisions[0].GetProperty("toSequence").GetInt64().ShouldBe(revisions[1].GetProperty("fromSequence").GetInt64());
        (await work.RunAsync("history", "a.md")).ShouldExitWith(0).Out.ShouldContain("Updated");
    }

    [Test]
    public async Task Names_tells_who_had_a_name_and_when()
    {
        using var work = await WithHistoryAsync();
        var gone = (await work.RunAsync("names", "gone", "--json")).ShouldExitWith(0).Lines.ShouldHaveSingleItem();
        gone.GetProperty("began").GetProperty("kind").GetString().ShouldBe("Created");
        gone.GetProperty("ended").GetProperty("kind").GetString().ShouldBe("Deleted");
        gone.GetProperty("collection").GetString().ShouldBe("docs");
        var deleted = gone.GetProperty("ended").GetProperty("sequence").GetInt64();
        var before = (await work.RunAsync("names", "gone", "--as-of", $"{deleted - 1}", "--json")).ShouldExitWith(0).Lines.ShouldHaveSingleItem();
        before.GetProperty("ended").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var lines = (await work.RunAsync("names", "gone", "--collection", "docs")).ShouldExitWith(0).Out.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain($"Deleted {deleted}");
        (await work.RunAsync("names", "never")).ShouldExitWith(0).Out.ShouldBeEmpty();
        (await work.RunAsync("names", "gone", "--collection", "nothing")).ShouldExitWith(3).Sentence.ShouldContain("nothing");
    }

    [Test]
    public async Task Changes_come_since_a_sequence_and_up_to_a_limit()
    {
        using var work = await WithHistoryAsync();
        var all = (await work.RunAsync("changes", "--json")).ShouldExitWith(0).Lines;
        all.Select(c => c.GetProperty("sequence").GetInt64()).ShouldBe(Enumerable.Range(1, all.Count).Select(i => (long)i));
        all[0].GetProperty("entityKind").GetString().ShouldBe("Collection");
        all[0].GetProperty("state").GetProperty("name").GetString().ShouldBe("docs");
        all.Where(c => c.GetProperty("entityKind").GetString() == "Artifact").Select(c => c.GetProperty("reason").GetString()).Distinct()
            .ShouldBe(["kontextual ingest"]);
        var some = (await work.RunAsync("changes", "--json", "--since", "2", "--limit", "2")).ShouldExitWith(0).Lines;
        some.Select(c => c.GetProperty("sequence").GetInt64()).ShouldBe([3, 4]);
        (await work.RunAsync("changes", "--since", $"{all.Count}")).ShouldExitWith(0).Out.ShouldBeEmpty();
        (await work.RunAsync("changes", "--since", $"{all.Count + 1}")).ShouldExitWith(2).Sentence.ShouldContain($"{all.Count}");
    }

    [Test]
    public async Task Changes_for_people_name_what_changed()
    {
        using var work = await WithHistoryAsync();
        (await work.RunAsync("link", "a.md", "cites", "b/c.md")).ShouldExitWith(0);
        var lines = (await work.RunAsync("changes")).ShouldExitWith(0).Out.TrimEnd('\n').Split('\n');
        lines[1].ShouldEndWith("docs");
        lines.ShouldContain(line => line.Contains("Artifact", StringComparison.Ordinal) && line.EndsWith("  a.md", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("  ingest ", StringComparison.Ordinal) && line.EndsWith(", Succeeded", StringComparison.Ordinal));
        lines[^1].ShouldContain(" cites ");
    }

    [Test]
    public async Task Status_counts()
    {
        using var work = await WithHistoryAsync();
        var status = (await work.RunAsync("status", "--json")).ShouldExitWith(0).Json;
        status.GetProperty("collections").GetInt64().ShouldBe(1);
        status.GetProperty("artifacts").GetInt64().ShouldBe(3);
        status.GetProperty("deletedArtifacts").GetInt64().ShouldBe(1);
        status.GetProperty("revisions").GetInt64().ShouldBe(6);
        status.GetProperty("runs").GetInt64().ShouldBe(2);
        status.GetProperty("contextPackages").GetInt64().ShouldBe(0);
        status.GetProperty("lastHash").GetString()!.Length.ShouldBe(64);
        var lines = (await work.RunAsync("status")).ShouldExitWith(0).Out.Split('\n');
        lines.ShouldContain("artifacts         3 (and 1 deleted)");
        lines.ShouldContain("runs              2");
        lines.ShouldContain("context packages  0");
    }

    [Test]
    public async Task Metadata_keep_their_spelling_and_depth_on_the_way_out()
    {
        using var work = await WithHistoryAsync();
        var metadata = Metadata.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "1e400" + new string('}', 64));
        await work.ReviseAsync("a.md", new() { Metadata = metadata, Provenance = new() { Attributes = metadata } });
        foreach (var verb in (string[][])[["show", "a.md"], ["show", "a.md", "--revision", "3"], ["list"], ["history", "a.md"]])
            (await work.RunAsync([.. verb, "--json"])).ShouldExitWith(0).Out.ShouldContain($"\"metadata\":{metadata.Text},");
    }

    [Test]
    public async Task Control_characters_from_the_store_do_not_reach_the_terminal()
    {
        using var work = await WithHistoryAsync();
        await work.ReviseAsync("a.md", new() { Type = "note", Message = "\e[31mred\u202E", Provenance = new() { Actor = "eve\r" } });
        var shown = (await work.RunAsync("show", "a.md", "--revision", "3")).ShouldExitWith(0).Out;
        shown.ShouldContain("\\u001B[31mred\\u202E");
        shown.ShouldContain("eve\\u000D");
        shown.ShouldNotContain("\e");
    }

    [Test]
    public async Task Show_tells_every_field_of_an_artifact_and_of_a_revision()
    {
        using var work = await WithHistoryAsync();
        await work.ReviseAsync("a.md", ArtifactFields.Samples(new ArtifactChange()));
        var name = (string)ArtifactFields.All.Single(field => field.Name == nameof(Artifact.Name)).Sample;
        foreach (var verb in (string[][])[["show", name], ["show", name, "--revision", "3"]])
        {
            var lines = (await work.RunAsync(verb)).ShouldExitWith(0).Out.Split('\n');
            foreach (var field in ArtifactFields.All)
                lines.ShouldContain(line => line.EndsWith($"  {field.Sample}", StringComparison.Ordinal), field.Name);
        }
    }

    private static async Task<Workplace> WithHistoryAsync()
    {
        var work = new Workplace();
        work.Write("a.md", "one");
        work.Write("b/c.md", "c");
        work.Write("b/d.bin", [0]);
        work.Write("gone", "g");
        (await work.IngestAsync()).ShouldExitWith(0);
        work.Write("a.md", "two");
        File.Delete(work.PathOf("gone"));
        (await work.IngestAsync("--prune")).ShouldExitWith(0);
        return work;
    }
}
