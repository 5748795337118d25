namespace Kontextual.Tests.Cli;

/// <summary>What only shows when the tool is a process of its own.</summary>
public class ProcessTests
{
    [Test]
    [Property("Rule", "D6")]
    public async Task The_store_lies_in_the_current_folder_and_another_process_reads_it()
    {
        using var work = new Workplace();
        work.Write("a.md", "# Ä\r\n");
        (await CliProcess.RunAsync(work.Root, "ingest", "docs")).ShouldExitWith(0).Error.ShouldBeEmpty();
        File.Exists(Path.Combine(work.Root, "kontextual.db")).ShouldBeTrue();
        var shown = (await CliProcess.RunAsync(work.Root, "show", "a.md", "--content")).ShouldExitWith(0);
        shown.Bytes.ShouldBe(File.ReadAllBytes(work.PathOf("a.md")));
        var listed = (await CliProcess.RunAsync(work.Root, "list", "--json")).ShouldExitWith(0);
        listed.Lines.Single().GetProperty("name").GetString().ShouldBe("a.md");
        Directory.GetFiles(work.Root, "*-wal").ShouldBeEmpty();
        Directory.GetFiles(work.Root, "*-shm").ShouldBeEmpty();
    }

    [Test]
    public async Task A_missing_store_is_one_sentence_and_code_5()
    {
        using var work = new Workplace();
        var refused = (await CliProcess.RunAsync(work.Root, "status", "--json")).ShouldExitWith(5);
        refused.Sentence.ShouldContain("kontextual init");
        refused.Out.ShouldBeEmpty();
    }

    [Test]
    [Property("Rule", "P2")]
    [Property("Rule", "C2")]
    public async Task Two_processes_fill_one_new_store_and_one_new_collection_at_once()
    {
        using var work = new Workplace();
        for (var i = 0; i < 200; i++)
        {
            work.Write($"left/l{i}", $"left {i}");
            work.Write($"right/r{i}", $"right {i}");
        }

        var both = await Task.WhenAll(
            CliProcess.RunAsync(work.Docs, "ingest", "left", "--store", work.Store, "--collection", "both", "--json"),
            CliProcess.RunAsync(work.Docs, "ingest", "right", "--store", work.Store, "--collection", "both", "--json"));
        foreach (var one in both)
            one.ShouldExitWith(0).Json.GetProperty("created").GetInt64().ShouldBe(200);
        (await work.NamesAsync()).Count.ShouldBe(400);
        var sequences = (await work.RunAsync("changes", "--json")).Lines.Select(c => c.GetProperty("sequence").GetInt64()).ToList();
        // The collection and the files, and for each of the two runs: its bundle, its start, its two steps, the outputs of two transactions, and its end.
        const int OfOneRun = 1 + 2 + (2 * 3) + 2 + 2;
        sequences.ShouldBe(Enumerable.Range(1, 1 + 400 + (2 * OfOneRun)).Select(i => (long)i));
    }

    [Test]
    [Platform("Linux", Reason = "A POSIX shell.")]
    public async Task A_closed_pipe_ends_quietly()
    {
        using var work = new Workplace();
        // More than a pipe holds.
        for (var i = 0; i < 300; i++)
            work.Write($"file with a name of some length {i:0000}", "same");
        (await work.IngestAsync()).ShouldExitWith(0);
        foreach (var verb in (string[])["list --json", "changes --json"])
        {
            var cut = await CliProcess.ShellAsync(work.Root, $"$K {verb} --store store.db | head -n 1");
            cut.ShouldExitWith(0).Error.ShouldBeEmpty();
            cut.Out.Count(unit => unit == '\n').ShouldBe(1);
        }
    }

    [Test]
    [Platform("Linux", Reason = "/dev/full")]
    public async Task Output_that_cannot_be_written_is_a_failure()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        (await work.IngestAsync()).ShouldExitWith(0);
        foreach (var verb in (string[])["list", "list --json", "show a --content"])
        {
            var failed = await CliProcess.ShellAsync(work.Root, $"$K {verb} --store store.db > /dev/full");
            failed.ShouldExitWith(1).Sentence.ShouldContain("space");
        }
    }
}
