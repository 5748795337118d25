using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class StaleTests
{
    [Test, Property("Rule", "O6")]
    public async Task Stale_names_the_artifacts_and_what_has_moved_on()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("stale")).ShouldExitWith(0).Out.ShouldBeEmpty();
        (await store.RunAsync("stale", "--json")).ShouldExitWith(0).Out.ShouldBeEmpty();

        await store.Work.ReviseAsync("data.csv", new() { Content = ContentSource.FromText("1;2;3") });

        var expected = $"summary.md revision 1 (run {store.Run})\n  data.csv was revised: made from revision 1, now 2\n";
        foreach (var options in (string[][])[[], ["--artifact", "summary.md"], ["--run", store.Run.ToString()], ["--transitive"]])
            (await store.RunAsync(["stale", .. options])).ShouldExitWith(0).Out.ShouldBe(expected);
        (await store.RunAsync("stale", "--artifact", "data.csv", "--collection", "docs")).ShouldExitWith(0).Out.ShouldBeEmpty();

        var json = (await store.RunAsync("stale", "--json")).ShouldExitWith(0).Lines.ShouldHaveSingleItem();
        json.GetProperty("name").GetString().ShouldBe("summary.md");
        json.GetProperty("runId").GetString().ShouldBe(store.Run.ToString());
        var cause = json.GetProperty("causes").EnumerateArray().ShouldHaveSingleItem();
        cause.GetProperty("kind").GetString().ShouldBe("Revised");
        cause.GetProperty("currentRevision").GetInt32().ShouldBe(2);
    }

    [Test, Property("Rule", "O6")]
    public async Task Stale_follows_on_request_what_was_made_from_the_stale()
    {
        using var store = await PipelineStore.NewAsync();
        await using (var repository = await store.Work.OpenAsync())
        {
            var page = (await repository.Artifacts.GetAsync(store.Summary)).CollectionId;
            var draft = new ArtifactDraft { Collection = page, Name = "page.html", Type = "text", MediaType = "text/html", Content = ContentSource.FromText("p") };
            var artifact = (await repository.CreateArtifactAsync(draft)).Value.Id;
            await repository.RunAsync(
                new() { Operation = "publish", Inputs = new() { Entries = [InputDraft.Of("from", store.Summary)] } },
                run => run.RecordOutputAsync("to", artifact));
        }

        var before = (await store.RunAsync("status", "--json")).Json.GetProperty("lastSequence").GetInt64();
        (await store.RunAsync("rm", "data.csv")).ShouldExitWith(0);
        (await store.RunAsync("stale", "--as-of", $"{before}")).ShouldExitWith(0).Out.ShouldBeEmpty();

        (await store.RunAsync("stale", "--artifact", "page.html")).ShouldExitWith(0).Out.ShouldBeEmpty();
        (await store.RunAsync("stale", "--artifact", "page.html", "--transitive")).ShouldExitWith(0).Out.ShouldContain("  summary.md is stale: made from revision 1\n");
        (await store.RunAsync("stale")).ShouldExitWith(0).Out.ShouldContain("  data.csv was deleted: made from revision 1\n");
        (await store.RunAsync("purge", "data.csv", "--yes")).ShouldExitWith(0);
        (await store.RunAsync("stale")).ShouldExitWith(0).Out.ShouldContain($"  {store.Data} was purged: made from revision 1\n");
    }

    [Test]
    public async Task What_does_not_exist_is_refused_and_not_taken_for_fresh()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("stale", "--artifact", "nothing")).ShouldExitWith(3).Sentence.ShouldContain("'nothing'");
        (await store.RunAsync("stale", "--run", "0199c000-0000-7000-8000-000000000001")).ShouldExitWith(3).Sentence.ShouldStartWith("No run '");
        (await store.RunAsync("stale", "--run", "x")).ShouldExitWith(2).Sentence.ShouldStartWith("--run takes the id of a run");
        (await store.RunAsync("stale", "--collection", "docs")).ShouldExitWith(2).Sentence.ShouldContain("--artifact");
    }
}
