using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

/// <summary>An ingest records itself as a run, which another process can finish.</summary>
public class IngestRunTests
{
    [Test, Property("Rule", "O5")]
    public async Task An_ingest_is_a_run_with_two_steps_whose_outputs_are_the_files()
    {
        using var work = new Workplace();
        work.Write("a.md", "a");
        work.Write("b/c.md", "c");
        var done = (await work.IngestAsync("--exclude", "*.tmp")).ShouldExitWith(0).Json;

        var run = await OnlyRunAsync(work);

        run.GetProperty("id").GetString().ShouldBe(done.GetProperty("runId").GetString());
        run.GetProperty("status").GetString().ShouldBe("Succeeded");
        run.GetProperty("inputs").GetProperty("parameters").GetRawText().ShouldBe(
            $$"""{"folder":"docs","collection":"{{done.GetProperty("collectionId").GetString()}}","include":[],"exclude":["*.tmp"],"prune":false}""");
        var steps = run.GetProperty("steps").EnumerateArray().ToList();
        steps.Select(step => step.GetProperty("name").GetString()).ShouldBe(["scan", "write"]);
        steps[0].GetProperty("result").GetRawText().ShouldBe("""{"files":2,"bytes":2}""");
        steps[1].GetProperty("result").GetProperty("created").GetInt64().ShouldBe(2);
        var outputs = run.GetProperty("outputs").EnumerateArray().ToList();
        outputs.Select(output => output.GetProperty("path").GetString()).ShouldBe(["a.md", "b/c.md"]);
        outputs.ShouldAllBe(output => output.GetProperty("stepOrdinal").GetInt32() == 2);
        var manifest = run.GetProperty("manifests").EnumerateArray().ShouldHaveSingleItem();
        manifest.GetProperty("tool").GetProperty("name").GetString().ShouldBe("kontextual");
        manifest.GetProperty("outputs").GetArrayLength().ShouldBe(2);
        (await work.RunAsync("lineage", "a.md")).ShouldExitWith(0).Out.ShouldBe($"a.md revision 1\n└── run ingest {done.GetProperty("runId").GetString()}\n");
    }

    [Test, Property("Rule", "A2")]
    public async Task A_second_ingest_makes_no_revision_and_its_run_has_the_present_revisions_as_outputs()
    {
        using var work = new Workplace();
        work.Write("a", "one");
        work.Write("b", "b");
        (await work.IngestAsync()).ShouldExitWith(0);
        work.Write("a", "two");
        (await work.IngestAsync()).ShouldExitWith(0);
        var revisions = (await work.RunAsync("status", "--json")).Json.GetProperty("revisions").GetInt64();

        var third = (await work.IngestAsync()).ShouldExitWith(0).Json;

        third.GetProperty("unchanged").GetInt64().ShouldBe(2);
        (await work.RunAsync("status", "--json")).Json.GetProperty("revisions").GetInt64().ShouldBe(revisions);
        var run = (await work.RunAsync("run", third.GetProperty("runId").GetString()!, "--json")).Json;
        run.GetProperty("outputs").EnumerateArray().Select(output => (output.GetProperty("path").GetString(), output.GetProperty("revision").GetInt32()))
            .ShouldBe([("a", 2), ("b", 1)]);
        (await work.RunAsync("runs", "--operation", "ingest", "--json")).Lines.Count.ShouldBe(3);
    }

    [Test]
    public async Task Files_that_were_not_taken_and_artifacts_that_were_kept_are_messages_of_the_manifest()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        work.Write("linked", "l");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("link", "a", "cites", "linked")).ShouldExitWith(0);
        File.Delete(work.PathOf("linked"));
        work.Write("bad\nname", "b");

        var done = (await work.IngestAsync("--prune")).ShouldExitWith(6).Json;

        var run = (await work.RunAsync("run", done.GetProperty("runId").GetString()!, "--json")).ShouldExitWith(0).Json;
        run.GetProperty("status").GetString().ShouldBe("Succeeded");
        var messages = run.GetProperty("manifests")[0].GetProperty("diagnostics").EnumerateArray().ToList();
        messages.Select(message => (message.GetProperty("code").GetString(), message.GetProperty("step").GetString())).ShouldBe([("NotTaken", "write"), ("Kept", "write")]);
        messages[0].GetProperty("message").GetString()!.ShouldStartWith(@"bad\u000Aname: ");
        messages[1].GetProperty("message").GetString()!.ShouldStartWith("linked: it has 1 link(s)");
    }

    [Test]
    public async Task More_problems_than_a_manifest_can_hold_are_counted()
    {
        using var work = new Workplace();
        var name = new string('x', 200);
        for (var i = 0; i < 1_500; i++)
            work.Write($"{name}\n{i:0000}", "b");

        var done = (await work.IngestAsync()).ShouldExitWith(6).Json;

        done.GetProperty("notTaken").GetArrayLength().ShouldBe(1_500);
        var run = (await work.RunAsync("run", done.GetProperty("runId").GetString()!, "--json")).ShouldExitWith(0).Json;
        var messages = run.GetProperty("manifests")[0].GetProperty("diagnostics").EnumerateArray().ToList();
        messages.Count.ShouldBeInRange(500, 1_001);
        messages[^1].GetProperty("code").GetString().ShouldBe("More");
        messages[^1].GetProperty("message").GetString()!.ShouldContain($" {1_500 - (messages.Count - 1)} more ");
    }

    [Test, Property("Rule", "O1"), Property("Rule", "P1")]
    public async Task A_killed_ingest_is_taken_over_and_finished_by_another_process()
    {
        const int Files = 3_000;
        using var work = new Workplace();
        for (var i = 0; i < Files; i++)
            work.Write($"f{i:0000}", $"content {i}");
        (await work.RunAsync("init")).ShouldExitWith(0);
        (await CliProcess.KillAsync(work.Root, FirstOutputAsync(work), "ingest", "docs", "--store", work.Store, "--quiet")).ShouldBe(137);

        var killed = await OnlyRunAsync(work);
        killed.GetProperty("status").GetString().ShouldBe("Running");
        var written = killed.GetProperty("outputs").GetArrayLength();
        written.ShouldBeInRange(1, Files - 1);
        (await work.NamesAsync()).Count.ShouldBe(written);

        var early = await work.RunAsync("ingest", work.Docs, "--resume", "--take-over-after", "1h");
        early.ShouldExitWith(4).Sentence.ShouldContain("can be taken over from");
        (await work.IngestAsync("--resume", "--take-over-after", "0s", "--prune")).ShouldExitWith(3).Sentence.ShouldContain("Use the options of that ingest");
        var resumed = (await CliProcess.RunAsync(work.Root, "ingest", "docs", "--store", work.Store, "--resume", "--take-over-after", "0s", "--json")).ShouldExitWith(0).Json;

        resumed.GetProperty("runId").GetString().ShouldBe(killed.GetProperty("id").GetString());
        resumed.GetProperty("unchanged").GetInt64().ShouldBe(written);
        resumed.GetProperty("created").GetInt64().ShouldBe(Files - written);
        var run = await OnlyRunAsync(work);
        run.GetProperty("status").GetString().ShouldBe("Succeeded");
        run.GetProperty("attempt").GetInt32().ShouldBe(2);
        var manifests = run.GetProperty("manifests").EnumerateArray().ToList();
        manifests.Select(manifest => manifest.GetProperty("outcome").GetString()).ShouldBe(["Abandoned", "Succeeded"]);
        manifests.Select(manifest => manifest.GetProperty("outputs").GetArrayLength()).ShouldBe([written, Files]);
        run.GetProperty("outputs").EnumerateArray().ShouldAllBe(output => output.GetProperty("revision").GetInt32() == 1);
        var status = (await work.RunAsync("status", "--json")).Json;
        status.GetProperty("artifacts").GetInt64().ShouldBe(Files);
        status.GetProperty("revisions").GetInt64().ShouldBe(Files);
        (await work.IngestAsync("--resume")).ShouldExitWith(3).Sentence.ShouldStartWith("No run 'ingest docs'");
    }

    [Test, Property("Rule", "O1")]
    public async Task A_cancelled_ingest_is_suspended_and_resumed_in_the_same_attempt()
    {
        using var work = new Workplace();
        for (var i = 0; i < 300; i++)
            work.Write($"f{i:000}", $"content {i}");
        (await work.RunAsync("init")).ShouldExitWith(0);
        using var source = new CancellationTokenSource();
        (await work.RunAsync(new CancelAtTime(source, 200), source.Token, "ingest", work.Docs, "--json")).ShouldExitWith(130).Sentence.ShouldContain("--resume");
        (await OnlyRunAsync(work)).GetProperty("status").GetString().ShouldBe("Suspended");

        (await work.IngestAsync("--resume")).ShouldExitWith(0).Json.GetProperty("files").GetInt64().ShouldBe(300);

        var run = await OnlyRunAsync(work);
        run.GetProperty("status").GetString().ShouldBe("Succeeded");
        run.GetProperty("attempt").GetInt32().ShouldBe(1);
        run.GetProperty("outputs").GetArrayLength().ShouldBe(300);
    }

    [Test]
    public async Task Resume_creates_nothing_and_refuses_what_it_cannot_mean()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        (await work.IngestAsync("--resume")).ShouldExitWith(5);
        File.Exists(work.Store).ShouldBeFalse();
        (await work.RunAsync("init")).ShouldExitWith(0);
        (await work.IngestAsync("--resume")).ShouldExitWith(3).Sentence.ShouldStartWith("No collection 'docs'");
        (await work.RunAsync("status", "--json")).Json.GetProperty("collections").GetInt64().ShouldBe(0);
        (await work.IngestAsync("--take-over-after", "5s")).ShouldExitWith(2).Sentence.ShouldContain("--resume");
        (await work.IngestAsync("--resume", "--take-over-after", "soon")).ShouldExitWith(2).Sentence.ShouldContain("90s");
    }

    private static async Task FirstOutputAsync(Workplace work)
    {
        await using var repository = await work.OpenAsync();
        await repository.Changes.FollowAsync(ChangePosition.Start)
            .FirstAsync(change => change is { EntityKind: EntityKind.Run, Kind: ChangeKind.Updated });
    }

    private static async Task<JsonElement> OnlyRunAsync(Workplace work)
    {
        var run = (await work.RunAsync("runs", "--operation", "ingest", "--json")).ShouldExitWith(0).Lines.ShouldHaveSingleItem();
        return (await work.RunAsync("run", run.GetProperty("id").GetString()!, "--json")).ShouldExitWith(0).Json;
    }
}
