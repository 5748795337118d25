namespace Kontextual.Tests.Cli;

public class UsageTests
{
    [TestCase]
    [TestCase("frobnicate")]
    [TestCase("show")]
    [TestCase("show", "a", "b")]
    [TestCase("show", "a", "--revision", "0")]
    [TestCase("show", "a", "--revision", "x")]
    [TestCase("show", "a", "--content", "--json")]
    [TestCase("changes", "--since", "-1")]
    [TestCase("changes", "--since", "1.5")]
    [TestCase("changes", "--limit", "0")]
    [TestCase("list", "--frob")]
    [TestCase("ingest")]
    [TestCase("ingest", "")]
    [TestCase("ingest", "/no/such/folder")]
    [TestCase("ingest", ".", "--include", "")]
    [TestCase("ingest", ".", "--exclude", "../x")]
    [TestCase("ingest", ".", "--collection", "")]
    [TestCase("ingest", ".", "--collection", "two\nlines")]
    [TestCase("link", "a", "cites")]
    public async Task A_wrong_command_line_exits_with_2_and_one_sentence_and_makes_nothing(params string[] args)
    {
        using var work = new Workplace();
        var refused = (await work.RunAsync(args)).ShouldExitWith(2);
        refused.Sentence.ShouldNotBeEmpty();
        refused.Out.ShouldBeEmpty();
        File.Exists(work.Store).ShouldBeFalse();
    }

    [Test]
    public async Task A_file_is_no_folder_to_ingest()
    {
        using var work = new Workplace();
        work.Write("a.md", "a");
        (await work.RunAsync("ingest", work.PathOf("a.md"))).ShouldExitWith(2).Sentence.ShouldContain("is a file");
    }

    [Test]
    public async Task A_value_that_breaks_a_rule_exits_with_2()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("link", "a", "Loud Type", "a")).ShouldExitWith(2).Sentence.ShouldNotContain("Parameter");
        (await work.RunAsync("show", "a\u202Eb")).ShouldExitWith(2);
    }

    [Test]
    public async Task Help_tells_the_exit_codes()
    {
        foreach (var args in (string[][])[["--help"], ["ingest", "--help"], ["show", "-h"]])
        {
            var help = (await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, args)).ShouldExitWith(0);
            help.Out.ShouldContain("Exit codes:");
            help.Out.ShouldContain("130  cancelled");
            help.Error.ShouldBeEmpty();
        }
    }

    [Test]
    public void The_documentation_tells_the_exit_codes_as_help_does()
    {
        var documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md"));
        foreach (var (code, meaning) in Kontextual.Cli.ExitCode.All)
            documentation.ShouldContain($"| {code} | {meaning} |");
    }
}
