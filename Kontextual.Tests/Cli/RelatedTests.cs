namespace Kontextual.Tests.Cli;

public class RelatedTests
{
    [Test, Property("Rule", "R4")]
    public async Task Related_lists_what_is_reached_the_nearest_first()
    {
        using var work = await WithLinksAsync();

        (await NamesAsync(work, "a")).ShouldBe(["b 1", "c 2", "d 3"]);
        (await NamesAsync(work, "d", "--incoming")).ShouldBe(["c 1", "b 2", "a 3"]);
        (await NamesAsync(work, "c", "--both", "--depth", "1")).ShouldBe(["b 1", "d 1"]);
        (await NamesAsync(work, "a", "--type", "cites")).ShouldBe(["b 1"]);
        (await NamesAsync(work, "a", "--type", "cites", "--type", "has")).ShouldBe(["b 1", "c 2"]);
        (await work.RunAsync("related", "a")).ShouldExitWith(0).Out.ShouldContain("docs");
    }

    [Test, Property("Rule", "R4")]
    public async Task Related_says_when_there_are_more()
    {
        using var work = await WithLinksAsync();

        var some = await work.RunAsync("related", "a", "--limit", "2", "--json");

        some.ShouldExitWith(0).Lines.Count.ShouldBe(2);
        some.Error.ShouldContain("--limit");
        (await work.RunAsync("related", "a", "--limit", "3", "--json")).Error.ShouldBeEmpty();
        (await work.RunAsync("related", "a", "--limit", "20000")).ShouldExitWith(2).Sentence.ShouldBe("--limit takes a whole number from 1 to 10000, not '20000'. See 'kontextual related --help'.");
        (await work.RunAsync("related", "a", "--incoming", "--both")).ShouldExitWith(2).Sentence.ShouldContain("one of them");
        (await work.RunAsync("related", "a", "--depth", "101")).ShouldExitWith(2).Sentence.ShouldBe("--depth takes a whole number from 1 to 100, not '101'. See 'kontextual related --help'.");
    }

    private static async Task<Workplace> WithLinksAsync()
    {
        var work = new Workplace();
        foreach (var name in (string[])["a", "b", "c", "d"])
            work.Write(name, name);
        (await work.IngestAsync()).ShouldExitWith(0);
        foreach (var link in (string[][])[["a", "cites", "b"], ["b", "has", "c"], ["c", "makes", "d"]])
            (await work.RunAsync(["link", .. link])).ShouldExitWith(0);
        return work;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Workplace work, params string[] args) =>
    [
        .. (await work.RunAsync(["related", .. args, "--json"])).ShouldExitWith(0).Lines
            .Select(line => (Name: line.GetProperty("name").GetString(), Distance: line.GetProperty("distance").GetInt32()))
            .OrderBy(item => item.Distance).ThenBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => $"{item.Name} {item.Distance}"),
    ];
}
