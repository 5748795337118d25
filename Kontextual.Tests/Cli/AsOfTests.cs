namespace Kontextual.Tests.Cli;

public class AsOfTests
{
    [Test, Property("Rule", "A9")]
    public async Task List_show_and_links_tell_what_was_there_after_a_change()
    {
        using var work = await WithPastAsync();
        var then = (await work.RunAsync("status", "--json")).Json.GetProperty("lastSequence").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        work.Write("a", "new");
        work.Write("c", "c");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("rm", "b", "--cascade")).ShouldExitWith(0);

        (await work.NamesAsync()).ShouldBe(["a", "c"]);
        (await work.NamesAsync("--as-of", then)).ShouldBe(["a", "b"]);
        (await work.NamesAsync("--as-of", "0")).ShouldBeEmpty();
        (await work.NamesAsync("--as-of", "2999-01-01", "--collection", "docs")).ShouldBe(["a", "c"]);
        (await work.NamesAsync("--as-of", "2000-01-01T00:00:00Z")).ShouldBeEmpty();
        (await work.RunAsync("show", "a", "--content", "--as-of", then)).ShouldExitWith(0).Out.ShouldBe("old");
        (await work.RunAsync("show", "b", "--as-of", then, "--json")).ShouldExitWith(0).Json.GetProperty("headRevision").GetInt32().ShouldBe(1);
        var link = (await work.RunAsync("links", "a", "--as-of", then, "--json")).ShouldExitWith(0).Lines.ShouldHaveSingleItem();
        link.GetProperty("target").GetString().ShouldBe("b");
        (await work.RunAsync("links", "a", "--json")).Lines.ShouldBeEmpty();
        (await work.RunAsync("related", "a", "--as-of", then, "--json")).Lines.ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("b");
    }

    [Test]
    public async Task A_moment_that_cannot_be_meant_is_refused()
    {
        using var work = await WithPastAsync();
        var newest = (await work.RunAsync("status", "--json")).Json.GetProperty("lastSequence").GetInt64();
        (await work.RunAsync("list", "--as-of", "yesterday")).ShouldExitWith(2).Error.ShouldContain("2026-11-22T10:44:27Z");
        (await work.RunAsync("list", "--as-of", "9999")).ShouldExitWith(2).Sentence.ShouldContain($"newest change is {newest}");
        (await work.RunAsync("show", "a", "--as-of", "1", "--revision", "1")).ShouldExitWith(2).Sentence.ShouldContain("one of them");
        (await work.RunAsync("show", "a", "--as-of", "1")).ShouldExitWith(3);
    }

    private static async Task<Workplace> WithPastAsync()
    {
        var work = new Workplace();
        work.Write("a", "old");
        work.Write("b", "b");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("link", "a", "cites", "b")).ShouldExitWith(0);
        return work;
    }
}
