using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class FindTests
{
    [TestCase("a.md b/c.md b/d.bin")]
    [TestCase("b/d.bin b/c.md a.md", "--descending")]
    [TestCase("b/d.bin b/c.md a.md", "--order", "size")]
    [TestCase("a.md b/c.md", "--order", "size", "--descending", "--limit", "2")]
    [TestCase("b/c.md", "--name", "b/c.md")]
    [TestCase("b/c.md b/d.bin", "--prefix", "b/")]
    [TestCase("b/d.bin", "--type", "binary")]
    [TestCase("a.md b/c.md", "--media-type", "text/markdown")]
    [TestCase("a.md b/c.md", "--min-size", "2")]
    [TestCase("b/c.md b/d.bin", "--max-size", "2")]
    [TestCase("a.md b/c.md b/d.bin gone", "--deleted")]
    [TestCase("a.md b/c.md b/d.bin", "--collection", "docs", "--created-from", "2000-01-01", "--updated-before", "2999-01-01")]
    [TestCase("", "--created-before", "2000-01-01")]
    [TestCase("", "--updated-from", "2999-01-01")]
    [TestCase("a.md b/c.md", "--where", "/year")]
    [TestCase("b/c.md a.md", "--where", "/year", "--order", "/year", "--descending")]
    [TestCase("a.md b/c.md", "--where", "/year", "--order", "/year")]
    [TestCase("b/c.md", "--where", "/year>2023")]
    [TestCase("a.md", "--where", "/year=2023.0", "--where", "/tags/*=x")]
    [TestCase("", "--where", "/year=\"2023\"")]
    [TestCase("a.md b/c.md", "--where", "/tags/*=y,z")]
    [TestCase("a.md", "--where", "/h")]
    [TestCase("a.md", "--where", "/h=1")]
    [TestCase("a.md b/d.bin", "--any", "type=binary", "--any", "prefix=a /tags/*=x")]
    [TestCase("a.md", "--any", "type=binary", "--any", "prefix=a", "--not", "max-size=1", "--not", "/year>2023")]
    [TestCase("a.md", "--any", "collection=docs name=a.md", "--min-size", "1")]
    public async Task Find_selects_and_orders(string names, params string[] options)
    {
        using var work = await WithMetadataAsync();
        (await NamesAsync(work, options)).ShouldBe(names);
        if (!options.Contains("--order") && !options.Contains("--descending"))
        {
            var count = names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            (await work.RunAsync(["find", "--count", .. options])).ShouldExitWith(0).Out.ShouldBe($"{count}\n");
            (await work.RunAsync(["find", "--count", "--json", .. options])).ShouldExitWith(0).Out.ShouldBe($"{{\"count\":{count}}}\n");
        }
    }

    [Test]
    public async Task Find_selects_by_digest_and_in_the_past()
    {
        using var work = await WithMetadataAsync();
        await work.ReviseAsync("a.md", new() { Content = ContentSource.FromText("new") });
        (await NamesAsync(work, "--digest", ContentDigest.Of("cc"u8).ToString())).ShouldBe("b/c.md");
        (await NamesAsync(work, "--any", $"digest={ContentDigest.Of("new"u8)}")).ShouldBe("a.md");
        var sequence = (await work.RunAsync("status", "--json")).Json.GetProperty("lastSequence").GetInt64();
        (await NamesAsync(work, "--digest", ContentDigest.Of("three"u8).ToString(), "--as-of", $"{sequence - 1}")).ShouldBe("a.md");
        (await NamesAsync(work, "--as-of", "0")).ShouldBeEmpty();
    }

    [Test]
    public async Task Find_for_people_is_one_line_each_under_a_heading()
    {
        using var work = await WithMetadataAsync();
        var lines = (await work.RunAsync("find")).ShouldExitWith(0).Out.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(4);
        lines[0].ShouldStartWith("updated");
        lines[1].ShouldEndWith("Z  text    5 B   docs        a.md");
        lines.ShouldAllBe(line => line.Length <= 80);
        (await work.RunAsync("find", "--order", "created")).Out.ShouldStartWith("created");
        var withDeleted = (await work.RunAsync("find", "--deleted")).Out;
        withDeleted.ShouldContain("  yes      gone");
        withDeleted.ShouldContain("           a.md");
    }

    [Test]
    public async Task A_wrong_condition_is_shown_with_a_caret_under_the_place()
    {
        using var work = new Workplace();
        (await work.RunAsync("find", "--where", "/year>abc")).ShouldExitWith(2).Error.ShouldBe(
            "'>' takes a number such as 2024 or -1.5. Texts have no order here; compare them with '='.\n  /year>abc\n        ^\n");
        var refused = (await work.RunAsync("facets", "type", "--not", $"type=a {new string('x', 100)}")).ShouldExitWith(2).Error.Split('\n');
        refused[1].ShouldBe("  type=a " + new string('x', 68) + "…");
        refused[2].ShouldBe("         ^");
        File.Exists(work.Store).ShouldBeFalse();
    }

    [Test]
    public async Task Artifacts_that_a_link_connects_with_another_one_are_found_by_its_id()
    {
        using var work = new Workplace();
        foreach (var name in new[] { "a", "b", "c" })
            work.Write(name, name);
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("link", "a", "cites", "b")).ShouldExitWith(0);
        var id = (await work.RunAsync("show", "a", "--json")).ShouldExitWith(0).Json.GetProperty("id").GetString()!;

        (await work.RunAsync("find", "--related-to", id, "--json")).ShouldExitWith(0).Lines.Select(line => line.GetProperty("name").GetString()).ShouldBe(["b"]);
        (await work.RunAsync("find", "--not", $"related-to={id}", "--count")).ShouldExitWith(0).Out.ShouldBe("2\n");
        (await work.RunAsync("find", "--related-to", "b")).ShouldExitWith(2).Sentence.ShouldContain("takes the id of an artifact");
    }

    [Test]
    public async Task Artifacts_are_found_by_words_and_by_parts_of_their_texts()
    {
        using var work = new Workplace();
        work.Write("a.cs", "await db.SaveChangesAsync();");
        work.Write("b.md", "Changes are saved.");
        (await work.IngestAsync()).ShouldExitWith(0);

        (await NamesAsync("--words", "changes")).ShouldBe(["a.cs", "b.md"]);
        (await NamesAsync("--words", "\"save changes\"*")).ShouldBeEmpty();
        (await NamesAsync("--contains", "db.save")).ShouldBe(["a.cs"]);
        (await NamesAsync("--any", "words=saved", "--not", "contains=await")).ShouldBe(["b.md"]);
        (await work.RunAsync("find", "--words", "&&")).ShouldExitWith(2).Sentence.ShouldContain("has nothing to search for");
        (await work.RunAsync("find", "--contains", "")).ShouldExitWith(2);

        async Task<IEnumerable<string?>> NamesAsync(params string[] filters) =>
            (await work.RunAsync(["find", .. filters, "--json"])).ShouldExitWith(0).Lines.Select(line => line.GetProperty("name").GetString());
    }

    [TestCase("--count", "--limit", "1")]
    [TestCase("--count", "--order", "size")]
    [TestCase("--count", "--descending")]
    [TestCase("--order", "weight")]
    [TestCase("--digest", "abc")]
    [TestCase("--min-size", "-1")]
    [TestCase("--created-from", "yesterday")]
    [TestCase("--name", "")]
    [TestCase("--type", "Loud")]
    [TestCase("--any", "type=Loud")]
    public async Task A_wrong_option_exits_with_2_and_one_sentence(params string[] options)
    {
        using var work = new Workplace();
        (await work.RunAsync("init")).ShouldExitWith(0);
        var sentence = (await work.RunAsync(["find", .. options])).ShouldExitWith(2).Sentence;
        sentence.ShouldNotBeEmpty();
        sentence.ShouldNotContain("\\u000A");
    }

    [Test]
    public async Task A_collection_that_does_not_exist_exits_with_3()
    {
        using var work = await WithMetadataAsync();
        (await work.RunAsync("find", "--collection", "none")).ShouldExitWith(3).Sentence.ShouldContain("'none'");
        (await work.RunAsync("find", "--not", "collection=none")).ShouldExitWith(3).Sentence.ShouldContain("'none'");
    }

    [Test]
    public async Task Values_in_the_metadata_are_counted_and_shown_as_json()
    {
        using var work = await WithMetadataAsync();
        (await work.RunAsync("facets", "/tags/*")).ShouldExitWith(0).Out.ShouldBe("count  value\n1      \"x\"\n1      \"y\"\n1      \"z\"\n");
        (await work.RunAsync("facets", "/year", "--json")).ShouldExitWith(0).Out
            .ShouldBe("{\"value\":2023,\"count\":1,\"collection\":null}\n{\"value\":2024,\"count\":1,\"collection\":null}\n");
    }

    private static async Task<string> NamesAsync(Workplace work, params string[] options) => string.Join(
        ' ',
        (await work.RunAsync(["find", "--json", .. options])).ShouldExitWith(0).Lines.Select(line => line.GetProperty("name").GetString()));

    private static async Task<Workplace> WithMetadataAsync()
    {
        var work = new Workplace();
        work.Write("a.md", "three");
        work.Write("b/c.md", "cc");
        work.Write("b/d.bin", [0]);
        work.Write("gone", "g");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("rm", "gone")).ShouldExitWith(0);
        await work.ReviseAsync("a.md", new() { Metadata = Metadata.Parse("""{"year":2023,"tags":["x","y"],"h":1}""") });
        await work.ReviseAsync("b/c.md", new() { Metadata = Metadata.Parse("""{"year":2024,"tags":["z"]}""") });
        return work;
    }
}
