using System.Text.Json;
using Kontextual.Cli;
using Kontextual.Domain;
using Spectre.Console;

namespace Kontextual.Tests.Cli;

public class SearchTests
{
    [Test]
    public async Task The_best_artifact_comes_first_and_what_was_found_is_in_brackets()
    {
        using var work = await WithTextsAsync();

        (await work.RunAsync("search", "changes")).ShouldExitWith(0).Out.ShouldBe(
            """
            2 artifacts match.

            a.cs
              in docs, score 0.77
                await db.Save[Changes]Async(); // [changes]

            b.md
              in docs, score 0.52
                [Changes] are saved. And more.

            """.ReplaceLineEndings("\n"));
        (await work.RunAsync("search", "nothing", "here")).ShouldExitWith(0).Out.ShouldBe("No artifact matches.\n");
        (await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, "search", "--store", work.Store, "--", "-99", "needle")).ShouldExitWith(0)
            .Out.ShouldStartWith("1 artifact matches.\n\nc/plan.txt\n");
    }

    [TestCase("a.cs b.md", "changes")]
    [TestCase("b.md", "changes", "saved")]
    [TestCase("b.md", "\"changes are\"")]
    [TestCase("", "changes are await")]
    [TestCase("b.md", "chang*", "--media-type", "text/markdown")]
    [TestCase("b.md", "changes", "--not", "contains=await")]
    [TestCase("a.cs", "changes", "--words", "await")]
    [TestCase("c/plan.txt", "plan", "--in", "name")]
    [TestCase("b.md", "plan", "--in", "metadata")]
    [TestCase("b.md c/plan.txt", "plan", "--in", "content,name,metadata")]
    [TestCase("a.cs b.md gone.md", "changes", "--deleted")]
    [TestCase("a.cs", "changes", "--limit", "1")]
    public async Task Words_and_filters_select(string names, params string[] options)
    {
        using var work = await WithTextsAsync();
        var found = (await work.RunAsync(["search", "--json", .. options])).ShouldExitWith(0).Json;

        found.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("artifact").GetProperty("name").GetString()).Order(StringComparer.Ordinal)
            .ShouldBe(names.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Test]
    public async Task Json_is_one_document_that_the_library_can_read()
    {
        using var work = await WithTextsAsync();
        var json = (await work.RunAsync("search", "changes", "--limit", "1", "--json")).ShouldExitWith(0).Json;

        json.GetProperty("total").GetInt64().ShouldBe(2);
        var hit = json.GetProperty("hits")[0];
        hit.GetProperty("artifact").GetProperty("collection").GetString().ShouldBe("docs");
        var read = hit.Deserialize<SearchHit>()!;
        read.Artifact.Name.ShouldBe("a.cs");
        read.Snippets.Single().Highlights.ShouldBe([new(13, 7), new(36, 7)]);
        (await work.RunAsync("search", "nothing", "--json")).ShouldExitWith(0).Out.ShouldBe("{\"total\":0,\"hits\":[]}\n");
    }

    [Test]
    public async Task Places_in_names_and_metadata_are_named_and_the_rest_is_counted()
    {
        using var work = await WithTextsAsync();
        (await work.RunAsync("search", "plan", "--in", "name,metadata", "--limit", "1")).ShouldExitWith(0).Out.ShouldStartWith("2 artifacts match. The best 1:\n");
        var all = (await work.RunAsync("search", "plan", "--in", "name,metadata")).ShouldExitWith(0).Out;
        all.ShouldContain("    name: c/[plan].txt\n");
        all.ShouldContain("    /tags/0: the [plan]\n");
    }

    [Test]
    public async Task A_terminal_of_80_columns_shows_long_texts_on_several_lines()
    {
        using var work = await WithTextsAsync();
        var text = (await work.RunAsync("search", "needle")).ShouldExitWith(0).Out;
        text.ShouldContain("…");

        var lines = Shown(80, ColorSystemSupport.NoColors, [($"{new string('x', 50)} ", false), ("needle", true), ($" {new string('y', 50)}", false)]).TrimEnd().Split('\n');
        lines.Select(line => line.TrimEnd()).ShouldBe([$"    {new string('x', 50)} [needle]", $"    {new string('y', 50)}"]);
    }

    [Test]
    public void With_colours_what_was_found_is_bold_and_control_characters_stay_harmless()
    {
        var coloured = Shown(80, ColorSystemSupport.TrueColor, [("[bold]\u001b", false), ("b", true)]);
        coloured.ShouldContain("[bold]\\u001B\u001b[1;");
        coloured.ShouldNotContain("[b]");
        Shown(80, ColorSystemSupport.NoColors, [("a", false), ("b", true)]).TrimEnd().ShouldBe("    a[b]");
    }

    [TestCase("has nothing to search for", "&&")]
    [TestCase("one or more of content, name, metadata", "a", "--in", "title")]
    [TestCase("one or more of content, name, metadata", "a", "--in", "content,")]
    [TestCase("1 to 1000", "a", "--limit", "0")]
    [TestCase("a condition", "a", "--where", "year", "--not", "")]
    [TestCase("words")]
    [TestCase("'--as-of' is no option of search", "a", "--as-of", "1")]
    [TestCase("'-x' is no option", "-x")]
    public async Task A_wrong_command_line_exits_with_2_and_one_sentence(string says, params string[] options)
    {
        using var work = await WithTextsAsync();
        (await work.RunAsync(["search", .. options])).ShouldExitWith(2).Error.ShouldContain(says, Case.Insensitive);
    }

    [Test]
    public async Task A_collection_that_does_not_exist_exits_with_3()
    {
        using var work = await WithTextsAsync();
        (await work.RunAsync("search", "a", "--collection", "none")).ShouldExitWith(3).Sentence.ShouldContain("'none'");
    }

    private static string Shown(int width, ColorSystemSupport colors, IEnumerable<(string Text, bool IsHit)> parts)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = colors,
            Out = new ScreenOutput(writer, isTerminal: true, width),
        });
        new Screen(writer, console).Passage(parts);
        return writer.ToString();
    }

    private static async Task<Workplace> WithTextsAsync()
    {
        var work = new Workplace();
        work.Write("a.cs", "await db.SaveChangesAsync();\n    // changes");
        work.Write("b.md", "Changes are saved. And more.");
        work.Write("c/plan.txt", $"{string.Join(' ', Enumerable.Range(0, 100))} needle {string.Join(' ', Enumerable.Range(0, 100))}");
        work.Write("gone.md", "changes");
        work.Write("d.bin", [0]);
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("rm", "gone.md")).ShouldExitWith(0);
        await work.ReviseAsync("b.md", new() { Metadata = Metadata.Parse("""{"tags":["the plan"]}""") });
        return work;
    }
}
