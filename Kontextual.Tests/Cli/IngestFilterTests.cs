namespace Kontextual.Tests.Cli;

public class IngestFilterTests
{
    private static readonly string[] All =
        [".git/config", "README.md", "bin/x.dll", "docs/a.md", "docs/b.txt", "src/bin/y.dll", "src/main.cs", "src/notes.md"];

    [TestCase("--include *.md", "README.md docs/a.md src/notes.md")]
    [TestCase("--include /*.md", "README.md")]
    [TestCase("--include docs", "docs/a.md docs/b.txt")]
    [TestCase("--include docs/", "docs/a.md docs/b.txt")]
    [TestCase("--include ./docs/*.md", "docs/a.md")]
    [TestCase("--include **/*.cs --include docs/**", "docs/a.md docs/b.txt src/main.cs")]
    [TestCase("--exclude bin --exclude .git", "README.md docs/a.md docs/b.txt src/main.cs src/notes.md")]
    [TestCase("--exclude /bin --exclude .git/**", "README.md docs/a.md docs/b.txt src/bin/y.dll src/main.cs src/notes.md")]
    [TestCase("--include *.md --exclude src", "README.md docs/a.md")]
    [TestCase("--exclude *", "")]
    [TestCase("--include *.MD", "")]
    public async Task Patterns_choose_files(string options, string expected)
    {
        using var work = new Workplace();
        foreach (var name in All)
            work.Write(name, name);
        (await work.IngestAsync(options.Split(' '))).ShouldExitWith(0);
        (await work.NamesAsync()).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
