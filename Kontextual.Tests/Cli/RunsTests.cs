using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class RunsTests
{
    [Test]
    public async Task Runs_lists_by_every_filter()
    {
        using var store = await PipelineStore.NewAsync();
        RunId child;
        await using (var repository = await store.Work.OpenAsync())
            child = (await repository.StartRunAsync(new() { Operation = "index", ParentRunId = store.Run })).Value.Id;
        var first = store.Run.ToString();
        var second = child.ToString();

        (await IdsAsync(store)).ShouldBe([first, second]);
        (await IdsAsync(store, "--newest", "--limit", "1")).ShouldBe([second]);
        (await IdsAsync(store, "--operation", "summarise")).ShouldBe([first]);
        (await IdsAsync(store, "--status", "succeeded")).ShouldBe([first]);
        (await IdsAsync(store, "--status", "Succeeded", "--status", "Pending")).ShouldBe([first, second]);
        (await IdsAsync(store, "--status", "Failed")).ShouldBeEmpty();
        (await IdsAsync(store, "--unfinished")).ShouldBe([second]);
        (await IdsAsync(store, "--actor", "worker")).ShouldBe([first]);
        (await IdsAsync(store, "--parent", first)).ShouldBe([second]);
        (await IdsAsync(store, "--key", PipelineStore.Key)).ShouldBe([first]);
        (await IdsAsync(store, "--since", "2000-01-01", "--until", "2999-01-01")).ShouldBe([first, second]);
        (await IdsAsync(store, "--since", "2999-01-01")).ShouldBeEmpty();
        (await IdsAsync(store, "--until", "2000-01-01T00:00:00Z")).ShouldBeEmpty();
        (await IdsAsync(store, "--as-of", "0")).ShouldBeEmpty();
    }

    [Test]
    public async Task Runs_finds_those_whose_worker_may_be_lost()
    {
        using var store = await PipelineStore.NewAsync();
        string id;
        await using (var repository = await store.Work.OpenAsync())
        {
            var run = (await repository.StartRunAsync(new() { Operation = "index" })).Value;
            id = run.Id.ToString();
            await repository.BeginRunAsync(new(run.Id, 1));
        }

        (await IdsAsync(store, "--stalled", "0s")).ShouldBe([id]);
        (await IdsAsync(store, "--stalled", "1h")).ShouldBeEmpty();
        (await IdsAsync(store, "--stalled", "0s", "--operation", "summarise")).ShouldBeEmpty();
    }

    [Test]
    public async Task The_table_of_runs_fits_into_80_columns()
    {
        using var store = await PipelineStore.NewAsync();
        var lines = (await store.RunAsync("runs")).ShouldExitWith(0).Out.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldMatch("^id +recorded +status +operation$");
        lines[1].ShouldMatch($"^{store.Run}  [0-9T:-]{{19}}Z  Succeeded  summarise$");
        lines[1].Length.ShouldBeLessThanOrEqualTo(80);
        (await store.RunAsync("runs", "--operation", "nothing")).ShouldExitWith(0).Out.ShouldBeEmpty();
    }

    [Test, Property("Rule", "O4")]
    public async Task Run_shows_inputs_steps_outputs_manifests_and_messages()
    {
        using var store = await PipelineStore.NewAsync();
        var shown = (await store.RunAsync("run", store.Run.ToString())).ShouldExitWith(0).Out;
        var lines = shown.Split('\n');
        lines.ShouldContain("operation     summarise");
        lines.ShouldContain("status        Succeeded");
        lines.ShouldContain("attempt       2");
        lines.ShouldContain($"key           {PipelineStore.Key}");
        lines.ShouldContain("""parameters    {"words":1.0}""");
        lines.ShouldContain("inputs: 2");
        lines.ShouldContain(line => line.StartsWith($"1    {store.Data}", StringComparison.Ordinal) && line.EndsWith("  in", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("https://example.org/x", StringComparison.Ordinal) && line.EndsWith("  web", StringComparison.Ordinal));
        lines.ShouldContain("steps: 2");
        lines.ShouldContain(line => line.StartsWith("1     Succeeded  1 ", StringComparison.Ordinal) && line.EndsWith("  parse", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("2     Succeeded  2 ", StringComparison.Ordinal) && line.EndsWith("  write", StringComparison.Ordinal));
        lines.ShouldContain("outputs: 1");
        lines.ShouldContain($"1    {store.Summary}  out/summary.md");
        lines.ShouldContain("manifests: 2");
        lines.ShouldContain(line => line.StartsWith("1        Failed     20", StringComparison.Ordinal) && line.EndsWith("  2", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("2        Succeeded  20", StringComparison.Ordinal) && line.EndsWith("  3", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains(@"The disk\u000Ais full.", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("  W1    The summary is short.", StringComparison.Ordinal) || line.EndsWith("  The summary is short.", StringComparison.Ordinal));
        lines.ShouldAllBe(line => line.Length <= 80 || line.StartsWith("input digest", StringComparison.Ordinal));
    }

    [Test, Property("Rule", "O4")]
    public async Task Run_as_json_is_whole()
    {
        using var store = await PipelineStore.NewAsync();
        var run = (await store.RunAsync("run", store.Run.ToString(), "--json")).ShouldExitWith(0).Json;
        run.GetProperty("operation").GetString().ShouldBe("summarise");
        run.GetProperty("attempt").GetInt32().ShouldBe(2);
        var inputs = run.GetProperty("inputs");
        inputs.GetProperty("parameters").GetRawText().ShouldBe("""{"words":1.0}""");
        inputs.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("path").GetString()).ShouldBe(["in", "web"]);
        run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("result").GetRawText()).ShouldBe(["3", "null"]);
        run.GetProperty("outputs").EnumerateArray().Single().GetProperty("artifactId").GetString().ShouldBe(store.Summary.ToString());
        var manifests = run.GetProperty("manifests").EnumerateArray().ToList();
        manifests.Select(manifest => manifest.GetProperty("outcome").GetString()).ShouldBe(["Failed", "Succeeded"]);
        manifests.Select(manifest => manifest.GetProperty("inputs").GetArrayLength()).ShouldBe([2, 2]);
        manifests.Select(manifest => manifest.GetProperty("outputs").GetArrayLength()).ShouldBe([0, 1]);
        manifests[0].GetProperty("diagnostics")[0].GetProperty("message").GetString().ShouldBe("The disk\nis full.");

        var then = (await store.RunAsync("changes", "--json")).Lines
            .First(change => change.GetProperty("entityKind").GetString() == "Run").GetProperty("sequence").GetInt64();
        var pending = (await store.RunAsync("run", store.Run.ToString(), "--json", "--as-of", $"{then + 1}")).ShouldExitWith(0).Json;
        pending.GetProperty("attempt").GetInt32().ShouldBe(1);
        pending.GetProperty("manifests").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task Run_of_many_outputs_shows_the_first_and_the_count_and_json_has_all()
    {
        using var store = await PipelineStore.NewAsync();
        string id;
        await using (var repository = await store.Work.OpenAsync())
        {
            var run = await repository.RunAsync(
                new() { Operation = "fan out" },
                work => work.Repository.RecordOutputsAsync(
                    work.Attempt,
                    [.. Enumerable.Range(0, 1_000).Select(i => new OutputDraft { Path = $"out/{i:0000}", ArtifactId = store.Summary, Revision = 1 })],
                    work.Context));
            id = run.Id.ToString();
        }

        var shown = (await store.RunAsync("run", id)).ShouldExitWith(0).Out;
        shown.ShouldContain("\noutputs: 1000\n");
        shown.ShouldContain("  out/0019\n… and 980 more; --json prints all\n");
        shown.ShouldNotContain("out/0020");
        var json = (await store.RunAsync("run", id, "--json")).ShouldExitWith(0).Json;
        json.GetProperty("outputs").GetArrayLength().ShouldBe(1_000);
        json.GetProperty("manifests")[0].GetProperty("outputs").GetArrayLength().ShouldBe(1_000);
    }

    [Test]
    public async Task A_run_that_does_not_exist_and_values_that_are_none_are_refused()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("run", "0199c000-0000-7000-8000-000000000001")).ShouldExitWith(3).Sentence.ShouldStartWith("No run '");
        (await store.RunAsync("run", "summarise")).ShouldExitWith(2).Sentence
            .ShouldBe("<id> takes the id of a run, 36 characters with hyphens, not 'summarise'. See 'kontextual run --help'.");
        (await store.RunAsync("runs", "--parent", "x")).ShouldExitWith(2).Sentence.ShouldStartWith("--parent takes the id of a run");
        (await store.RunAsync("runs", "--status", "2")).ShouldExitWith(2).Sentence
            .ShouldStartWith("--status takes one of Pending, Running, Suspended, Succeeded, Failed, Cancelled, not '2'.");
        (await store.RunAsync("runs", "--stalled", "5")).ShouldExitWith(2).Sentence.ShouldStartWith("--stalled takes a duration such as 90s, 5m, 2h or 1d, up to 3650d, not '5'.");
        (await store.RunAsync("runs", "--stalled", "99999d")).ShouldExitWith(2);
        (await store.RunAsync("runs", "--since", "yesterday")).ShouldExitWith(2).Sentence.ShouldStartWith("--since takes a time such as 2026-11-22T10:44:27Z");
        (await store.RunAsync("runs", "--stalled", "5m", "--as-of", "1")).ShouldExitWith(2).Sentence.ShouldContain("the past has no heartbeats");
        (await store.RunAsync("runs", "--key", "")).ShouldExitWith(2);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(PipelineStore store, params string[] options) =>
        [.. (await store.RunAsync(["runs", "--json", .. options])).ShouldExitWith(0).Lines.Select(line => line.GetProperty("id").GetString()!)];
}
