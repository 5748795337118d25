using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Cli;

public class PurgeTests
{
    [Test, Property("Rule", "A7")]
    public async Task Purge_erases_a_deleted_artifact_and_compact_takes_it_off_the_disk()
    {
        using var work = await WithLinkAsync();
        (await work.RunAsync("rm", "secret", "--cascade")).ShouldExitWith(0);
        var id = (await work.RunAsync("show", "secret", "--json")).ShouldExitWith(0).Json.GetProperty("id").GetString()!;

        var purged = (await work.RunAsync("purge", "secret", "--links", "--yes", "--json")).ShouldExitWith(0).Json;
        purged.GetProperty("id").GetString().ShouldBe(id);
        purged.GetProperty("outcome").GetString().ShouldBe("Purged");
        purged.GetProperty("linksPurged").GetInt32().ShouldBe(1);
        var compacted = (await work.RunAsync("compact", "--json")).ShouldExitWith(0).Json;
        compacted.GetProperty("bytesAfter").GetInt64().ShouldBeLessThan(compacted.GetProperty("bytesBefore").GetInt64());

        (await StoredTextAsync(work)).ShouldNotContain("quagmire");
        (await work.RunAsync("show", "secret")).ShouldExitWith(3);
        (await work.RunAsync("show", id, "--json")).ShouldExitWith(0).Json.GetProperty("purged").GetBoolean().ShouldBeTrue();
        (await work.RunAsync("show", id, "--content")).ShouldExitWith(3).Sentence.ShouldContain("purged");
        (await work.RunAsync("show", id)).ShouldExitWith(0).Out.ShouldContain("(purged)");
        (await work.RunAsync("links", id)).ShouldExitWith(3).Sentence.ShouldContain("it was purged");
        (await work.RunAsync("status", "--json")).ShouldExitWith(0).Json.GetProperty("contents").GetInt64().ShouldBe(1);
        (await work.RunAsync("restore", id)).ShouldExitWith(3);
        (await work.RunAsync("purge", id, "--yes")).ShouldExitWith(0).Out.ShouldContain("already");
    }

    [Test, Property("Rule", "A7")]
    public async Task Purge_wants_to_be_sure_and_refuses_what_is_live()
    {
        using var work = await WithLinkAsync();
        (await work.RunAsync("purge", "secret")).ShouldExitWith(2).Sentence.ShouldContain("--yes");
        (await work.RunAsync("purge", "secret", "--yes")).ShouldExitWith(4).Sentence.ShouldContain("delete it first");
        (await work.RunAsync("purge", "nothing", "--yes")).ShouldExitWith(3);
        (await work.RunAsync("show", "secret", "--content")).ShouldExitWith(0).Out.ShouldContain("quagmire");
    }

    [Test, Property("Rule", "A7")]
    public async Task Purge_erases_an_ended_run_and_compact_takes_it_off_the_disk()
    {
        using var store = await PipelineStore.NewAsync();
        var id = await SecretRunAsync(store);
        (await StoredTextAsync(store.Work)).ShouldContain("quagmire key");

        var purged = (await store.RunAsync("purge", "--run", id, "--yes", "--json")).ShouldExitWith(0).Json;
        purged.EnumerateObject().Select(member => (member.Name, member.Value.GetString())).ShouldBe([("id", id), ("outcome", "Purged")]);
        (await store.RunAsync("compact")).ShouldExitWith(0);

        (await StoredTextAsync(store.Work)).ShouldNotContain("quagmire");
        var run = (await store.RunAsync("run", id, "--json")).ShouldExitWith(0).Json;
        run.GetProperty("purged").GetBoolean().ShouldBeTrue();
        run.GetProperty("operation").GetString().ShouldBe("");
        run.GetProperty("idempotencyKey").ValueKind.ShouldBe(JsonValueKind.Null);
        run.GetProperty("status").GetString().ShouldBe("Failed");
        (await store.RunAsync("run", id)).ShouldExitWith(0).Out.ShouldStartWith("operation     (purged)\n");
        (await store.RunAsync("runs", "--json")).ShouldExitWith(0).Lines.ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe($"{store.Run}");
        (await store.RunAsync("show", "data.csv", "--content")).ShouldExitWith(0).Out.ShouldBe("3;4");
        (await store.RunAsync("purge", "--run", id, "--yes")).ShouldExitWith(0).Out.ShouldBe($"{id} is already purged.\n");
    }

    [Test, Property("Rule", "A7")]
    public async Task Purge_refuses_a_run_that_has_not_ended_and_a_command_line_that_is_not_about_one_thing()
    {
        using var store = await PipelineStore.NewAsync();
        string id;
        await using (var repository = await store.Work.OpenAsync())
            id = (await repository.StartRunAsync(new() { Operation = "index" })).Value.Id.ToString();

        (await store.RunAsync("purge", "--run", id, "--yes")).ShouldExitWith(4).Sentence.ShouldContain("cancel it first");
        (await store.RunAsync("purge", "--run", "0199c000-0000-7000-8000-000000000001", "--yes")).ShouldExitWith(3).Sentence.ShouldStartWith("No run '");
        (await store.RunAsync("purge", "--run", $"{store.Run}")).ShouldExitWith(2).Sentence.ShouldContain("--yes");
        (await store.RunAsync("purge", "--yes")).ShouldExitWith(2).Sentence.ShouldContain("or a run with --run");
        (await store.RunAsync("purge", "data.csv", "--run", $"{store.Run}", "--yes")).ShouldExitWith(2).Sentence.ShouldContain("or a run with --run");
        foreach (var option in (string[][])[["--links"], ["--collection", "docs"]])
            (await store.RunAsync(["purge", "--run", $"{store.Run}", "--yes", .. option])).ShouldExitWith(2).Sentence.ShouldContain("--collection and --links");
        (await store.RunAsync("purge", "--run", "summarise", "--yes")).ShouldExitWith(2).Sentence.ShouldStartWith("--run takes the id of a run");
        (await store.RunAsync("runs", "--json")).ShouldExitWith(0).Lines.Select(run => run.GetProperty("operation").GetString()).ShouldBe(["summarise", "index"]);
        (await store.RunAsync("purge", "--run", $"{store.Run}", "--yes")).ShouldExitWith(0).Out.ShouldStartWith($"Purged {store.Run}. To remove the bytes");
    }

    private static async Task<string> SecretRunAsync(PipelineStore store)
    {
        await store.Work.ReviseAsync("data.csv", Draft.Text("3;4"));
        await using var repository = await store.Work.OpenAsync();
        return (await SecretRuns.MakeAsync(repository, store.Data, "quagmire key", "quagmire")).Id.ToString();
    }

    private static async Task<string> StoredTextAsync(Workplace work) =>
        string.Concat(await Task.WhenAll(Directory.GetFiles(work.Root).Select(file => File.ReadAllTextAsync(file))));

    private static async Task<Workplace> WithLinkAsync()
    {
        var work = new Workplace();
        work.Write("secret", string.Concat(Enumerable.Repeat("quagmire ", 20_000)));
        work.Write("other", "other");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("link", "secret", "cites", "other")).ShouldExitWith(0);
        return work;
    }
}
