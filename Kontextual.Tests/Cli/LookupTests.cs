namespace Kontextual.Tests.Cli;

public class LookupTests
{
    [Test]
    public async Task A_name_in_one_collection_needs_no_collection()
    {
        using var work = await WithTwoCollectionsAsync();
        (await work.RunAsync("show", "only", "--json")).ShouldExitWith(0).Json.GetProperty("collection").GetString().ShouldBe("one");
    }

    [Test]
    public async Task A_name_in_two_collections_needs_one_and_the_error_lists_them()
    {
        using var work = await WithTwoCollectionsAsync();
        foreach (var verb in (string[][])[["show", "a"], ["history", "a"], ["links", "a"], ["rm", "a"], ["link", "a", "cites", "only"]])
        {
            var refused = (await work.RunAsync(verb)).ShouldExitWith(2);
            refused.Sentence.ShouldContain("(one, two)");
            refused.Sentence.ShouldContain("--collection");
        }

        (await work.ContentAsync("a", "--collection", "two")).ShouldBe("a2");
        (await work.RunAsync("rm", "a", "--collection", "two")).ShouldExitWith(0);
        (await work.ContentAsync("a")).ShouldBe("a1");
    }

    [Test]
    public async Task An_id_means_the_artifact_wherever_it_is_and_a_name_may_look_like_one()
    {
        using var work = await WithTwoCollectionsAsync();
        var id = (await work.RunAsync("show", "a", "--collection", "one", "--json")).Json.GetProperty("id").GetString()!;
        (await work.ContentAsync(id)).ShouldBe("a1");
        (await work.ContentAsync(id.ToUpperInvariant())).ShouldBe("a1");
        const string name = "00000000-0000-0000-0000-000000000001";
        work.Write(name, "named");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.ContentAsync(name)).ShouldBe("named");
    }

    [Test]
    public async Task What_is_not_there_exits_with_3()
    {
        using var work = await WithTwoCollectionsAsync();
        foreach (var verb in (string[][])
            [
                ["show", "none"], ["show", "00000000-0000-0000-0000-000000000001"], ["show", "only", "--collection", "three"],
                ["show", "only", "--revision", "2"], ["show", "only", "--revision", "2", "--content"], ["list", "--collection", "three"],
                ["link", "none", "cites", "only"], ["link", "only", "cites", "none"],
                ["history", "none"], ["links", "none"], ["rm", "none"], ["restore", "none"],
            ])
        {
            var refused = (await work.RunAsync(verb)).ShouldExitWith(3);
            refused.Sentence.ShouldNotBeEmpty();
            refused.Out.ShouldBeEmpty();
        }
    }

    [Test]
    public async Task A_deleted_artifact_is_shown_when_no_live_one_has_the_name()
    {
        using var work = await WithTwoCollectionsAsync();
        (await work.RunAsync("rm", "only")).ShouldExitWith(0);
        (await work.RunAsync("show", "only", "--json")).ShouldExitWith(0).Json.GetProperty("deletedAt").GetString().ShouldNotBeNull();
        (await work.ContentAsync("only")).ShouldBe("o");
        (await work.RunAsync("history", "only", "--json")).ShouldExitWith(0).Lines.Count.ShouldBe(2);
        (await work.RunAsync("rm", "only")).ShouldExitWith(3).Sentence.ShouldContain("restore");
    }

    [Test]
    public async Task Of_several_deleted_ones_the_id_decides()
    {
        using var work = await WithTwoCollectionsAsync();
        (await work.RunAsync("rm", "only")).ShouldExitWith(0);
        (await work.IngestAsync("--collection", "one")).ShouldExitWith(0);
        work.Write("only", "o");
        (await work.IngestAsync("--collection", "one")).ShouldExitWith(0);
        var id = (await work.RunAsync("rm", "only", "--json")).ShouldExitWith(0).Json.GetProperty("id").GetString()!;
        (await work.RunAsync("restore", "only")).ShouldExitWith(2).Sentence.ShouldContain(id);
        (await work.RunAsync("restore", id)).ShouldExitWith(0);
    }

    [Test]
    public async Task Names_are_data_whatever_they_look_like()
    {
        using var work = new Workplace();
        foreach (var name in (string[])["@file", "[red]x[/]", "a'b\"c", "%_*", "-dash", ":smile:"])
            work.Write(name, name);
        (await work.IngestAsync()).ShouldExitWith(0);
        foreach (var name in (string[])["@file", "[red]x[/]", "a'b\"c", "%_*", ":smile:"])
        {
            (await work.ContentAsync(name)).ShouldBe(name);
            (await work.RunAsync("show", name)).ShouldExitWith(0).Out.ShouldContain(name);
            (await work.RunAsync("list")).ShouldExitWith(0).Out.ShouldContain(name);
        }

        // As everywhere, two dashes end the options; --store comes before them here.
        string[] args = ["show", "--store", work.Store, "--content", "--", "-dash"];
        var dashed = await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, args);
        dashed.ShouldExitWith(0).Out.ShouldBe("-dash");
    }

    private static async Task<Workplace> WithTwoCollectionsAsync()
    {
        var work = new Workplace();
        work.Write("a", "a1");
        work.Write("only", "o");
        (await work.IngestAsync("--collection", "one")).ShouldExitWith(0);
        File.Delete(work.PathOf("only"));
        work.Write("a", "a2");
        (await work.IngestAsync("--collection", "two")).ShouldExitWith(0);
        return work;
    }
}
