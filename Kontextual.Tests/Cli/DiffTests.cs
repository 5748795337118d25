using System.Globalization;

namespace Kontextual.Tests.Cli;

public class DiffTests
{
    [Test, Property("Rule", "A8")]
    public async Task Diff_shows_the_changed_places_with_three_lines_around_each()
    {
        using var work = new Workplace();
        var lines = Enumerable.Range(1, 30).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        await ReviseAsync(work, lines);
        lines[4] = "five";
        lines.RemoveAt(24);
        lines.Insert(0, "zero");
        await ReviseAsync(work, lines);

        (await work.RunAsync("diff", "a")).ShouldExitWith(0).Out.ShouldBe(
            """
            --- a revision 1
            +++ a revision 2
            @@ -1,8 +1,9 @@
            +zero
             1
             2
             3
             4
            -5
            +five
             6
             7
             8
            @@ -22,7 +23,6 @@
             22
             23
             24
            -25
             26
             27
             28

            """);
    }

    [Test, Property("Rule", "A8")]
    public async Task Diff_takes_the_revisions_it_is_given()
    {
        using var work = new Workplace();
        foreach (var text in (string[])["one", "two", "one"])
            await ReviseAsync(work, [text]);

        (await work.RunAsync("diff", "a", "--from", "1")).ShouldExitWith(0).Out.ShouldContain("same text");
        var back = (await work.RunAsync("diff", "a", "--from", "2", "--to", "1", "--json")).ShouldExitWith(0).Json;
        (back.GetProperty("from").GetInt32(), back.GetProperty("to").GetInt32()).ShouldBe((2, 1));
        back.GetProperty("lines").EnumerateArray().Select(l => $"{l.GetProperty("kind").GetString()} {l.GetProperty("text").GetString()}")
            .ShouldBe(["Removed two", "Added one", "Unchanged "]);
        (await work.RunAsync("diff", "a", "--to", "1")).ShouldExitWith(2).Sentence.ShouldContain("--from");
        (await work.RunAsync("diff", "a", "--from", "1", "--to", "9")).ShouldExitWith(3);
        (await work.RunAsync("diff", "b")).ShouldExitWith(3);
    }

    [Test]
    public async Task Diff_of_bytes_is_refused()
    {
        using var work = new Workplace();
        work.Write("a", [0xFF, 0]);
        (await work.IngestAsync()).ShouldExitWith(0);
        work.Write("a", [0xFE, 0]);
        (await work.IngestAsync()).ShouldExitWith(0);

        (await work.RunAsync("diff", "a")).ShouldExitWith(4);
    }

    private static async Task ReviseAsync(Workplace work, IEnumerable<string> lines)
    {
        work.Write("a", string.Join('\n', lines) + "\n");
        (await work.IngestAsync()).ShouldExitWith(0);
    }
}
