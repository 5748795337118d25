namespace Kontextual.Tests.Cli;

public class LinkTests
{
    [Test]
    public async Task Link_reads_as_a_sentence_and_is_listed_at_both_ends()
    {
        using var work = await WithFilesAsync();
        var linked = (await work.RunAsync("link", "report", "cites", "data", "--json")).ShouldExitWith(0).Json;
        linked.GetProperty("source").GetString().ShouldBe("report");
        linked.GetProperty("type").GetString().ShouldBe("cites");
        linked.GetProperty("target").GetString().ShouldBe("data");
        foreach (var end in (string[])["report", "data"])
        {
            var listed = (await work.RunAsync("links", end, "--json")).ShouldExitWith(0).Lines.Single();
            listed.GetProperty("id").GetString().ShouldBe(linked.GetProperty("id").GetString());
        }

        (await work.RunAsync("links", "report")).Out.ShouldContain("report  cites  data");
        (await work.RunAsync("links", "other", "--json")).ShouldExitWith(0).Out.ShouldBeEmpty();
    }

    [Test]
    public async Task The_same_link_twice_is_refused()
    {
        using var work = await WithFilesAsync();
        (await work.RunAsync("link", "report", "cites", "data")).ShouldExitWith(0).Out.ShouldStartWith("Linked: report cites data");
        (await work.RunAsync("link", "report", "cites", "data")).ShouldExitWith(4).Sentence.ShouldContain("already");
        (await work.RunAsync("link", "data", "cites", "report")).ShouldExitWith(0);
        (await work.RunAsync("link", "data", "cites", "data")).ShouldExitWith(0);
    }

    [Test]
    public async Task Rm_refuses_what_has_links_and_cascade_deletes_them_with_it()
    {
        using var work = await WithFilesAsync();
        (await work.RunAsync("link", "report", "cites", "data")).ShouldExitWith(0);
        (await work.RunAsync("link", "other", "cites", "data")).ShouldExitWith(0);
        (await work.RunAsync("rm", "data")).ShouldExitWith(4);
        var removed = (await work.RunAsync("rm", "data", "--cascade", "--json")).ShouldExitWith(0).Json;
        removed.GetProperty("linksDeleted").GetInt64().ShouldBe(2);
        removed.GetProperty("name").GetString().ShouldBe("data");
        (await work.RunAsync("links", "report", "--json")).Lines.ShouldBeEmpty();
        (await work.NamesAsync()).ShouldBe(["other", "report"]);
    }

    [Test]
    public async Task Restore_brings_the_artifact_back_without_its_links()
    {
        using var work = await WithFilesAsync();
        (await work.RunAsync("link", "report", "cites", "data")).ShouldExitWith(0);
        (await work.RunAsync("rm", "data", "--cascade")).ShouldExitWith(0).Out.ShouldContain("Deleted data from docs and 1 link.");
        var restored = (await work.RunAsync("restore", "data", "--json")).ShouldExitWith(0).Json;
        restored.GetProperty("outcome").GetString().ShouldBe("Restored");
        restored.GetProperty("headRevision").GetInt32().ShouldBe(3);
        (await work.RunAsync("links", "data", "--json")).Lines.ShouldBeEmpty();
        (await work.RunAsync("restore", "data", "--json")).ShouldExitWith(0).Json.GetProperty("outcome").GetString().ShouldBe("Unchanged");
    }

    [Test]
    public async Task Restore_is_refused_when_the_name_was_taken_meanwhile()
    {
        using var work = await WithFilesAsync();
        (await work.RunAsync("rm", "data")).ShouldExitWith(0);
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("restore", "data")).ShouldExitWith(4).Sentence.ShouldContain("data");
    }

    private static async Task<Workplace> WithFilesAsync()
    {
        var work = new Workplace();
        foreach (var name in (string[])["data", "other", "report"])
            work.Write(name, name);
        (await work.IngestAsync()).ShouldExitWith(0);
        return work;
    }
}
