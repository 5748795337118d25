using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class FacetsTests
{
    [Test]
    public async Task Values_are_counted_the_most_frequent_first()
    {
        using var work = await WithTwoCollectionsAsync();
        (await work.RunAsync("facets", "type")).ShouldExitWith(0).Out.ShouldBe("count  value\n11     text\n 1     binary\n");
        (await work.RunAsync("facets", "collection")).ShouldExitWith(0).Out.ShouldBe("count  value\n10     docs\n 2     more notes\n");
        (await work.RunAsync("facets", "media-type", "--prefix", "a")).ShouldExitWith(0).Out.ShouldBe("count  value\n2      text/markdown\n");
        (await work.RunAsync("facets", "type", "--any", "type=binary", "--where", "/x")).ShouldExitWith(0).Out.ShouldBeEmpty();
        (await work.RunAsync("facets", "type", "--as-of", "0")).ShouldExitWith(0).Out.ShouldBeEmpty();
    }

    [Test]
    public async Task Json_has_the_id_and_the_name_of_a_collection()
    {
        using var work = await WithTwoCollectionsAsync();
        var collections = (await work.RunAsync("facets", "collection", "--json")).ShouldExitWith(0).Lines;
        collections.Select(line => line.GetProperty("count").GetInt64()).ShouldBe([10, 2]);
        collections.Select(line => line.GetProperty("collection").GetString()).ShouldBe(["docs", "more notes"]);
        CollectionId.Parse(collections[0].GetProperty("value").GetString()!).ShouldNotBe(default);
        (await work.RunAsync("facets", "type", "--json")).ShouldExitWith(0).Out
            .ShouldBe("{\"value\":\"text\",\"count\":11,\"collection\":null}\n{\"value\":\"binary\",\"count\":1,\"collection\":null}\n");
    }

    [Test]
    public async Task More_values_than_the_limit_are_told_on_standard_error()
    {
        using var work = await WithTwoCollectionsAsync();
        var first = (await work.RunAsync("facets", "type", "--limit", "1")).ShouldExitWith(0);
        first.Out.ShouldBe("count  value\n11     text\n");
        first.Error.ShouldBe("There are more values. Raise --limit (to 1000 at most).\n");
        (await work.RunAsync("facets", "type", "--limit", "2")).ShouldExitWith(0).Error.ShouldBeEmpty();
    }

    [Test]
    public async Task A_wrong_command_line_exits_with_2()
    {
        using var work = await WithTwoCollectionsAsync();
        (await work.RunAsync("facets", "size")).ShouldExitWith(2).Sentence
            .ShouldBe("<property> takes one of type, collection, media-type, or a path into the metadata such as /author, not 'size'. See 'kontextual facets --help'.");
        (await work.RunAsync("facets", "/a~b")).ShouldExitWith(2).Sentence.ShouldContain("'~0'");
        (await work.RunAsync("find", "--order", "/tags/*")).ShouldExitWith(2).Sentence.ShouldContain("'*'");
        (await work.RunAsync("find", "--order", "author")).ShouldExitWith(2).Sentence.ShouldContain("or a path into the metadata such as /author, not 'author'");
        (await work.RunAsync("facets")).ShouldExitWith(2).Sentence.ShouldNotBeEmpty();
        (await work.RunAsync("facets", "type", "--limit", "1001")).ShouldExitWith(2).Sentence.ShouldContain("1 to 1000");
    }

    private static async Task<Workplace> WithTwoCollectionsAsync()
    {
        var work = new Workplace();
        work.Write("a.md", "a");
        for (var i = 0; i < 9; i++)
            work.Write($"f{i}", "same");
        (await work.IngestAsync()).ShouldExitWith(0);
        foreach (var file in Directory.GetFiles(work.Docs))
            File.Delete(file);
        work.Write("a.md", "a");
        work.Write("b", [0]);
        (await work.IngestAsync("--collection", "more notes")).ShouldExitWith(0);
        return work;
    }
}
