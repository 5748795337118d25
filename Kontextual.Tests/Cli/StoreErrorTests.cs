namespace Kontextual.Tests.Cli;

public class StoreErrorTests
{
    private static readonly string[][] VerbsThatNeedAStore =
    [
        ["status"], ["list"], ["show", "a"], ["history", "a"], ["changes"], ["links", "a"],
        ["link", "a", "cites", "b"], ["rm", "a"], ["restore", "a"],
    ];

    [TestCaseSource(nameof(VerbsThatNeedAStore))]
    public async Task Only_init_and_ingest_make_a_store(params string[] verb)
    {
        using var work = new Workplace();
        var refused = (await work.RunAsync(verb)).ShouldExitWith(5);
        refused.Sentence.ShouldContain(work.Store);
        refused.Sentence.ShouldContain("kontextual init");
        refused.Out.ShouldBeEmpty();
        Directory.GetFiles(work.Root).ShouldBeEmpty();
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task A_file_that_is_no_store_is_left_untouched()
    {
        using var work = new Workplace();
        await File.WriteAllTextAsync(work.Store, "Dear diary");
        foreach (var verb in (string[][])[["init"], ["status"], ["ingest", work.Docs], ["rm", "a"]])
            (await work.RunAsync(verb)).ShouldExitWith(5).Sentence.ShouldContain("not a store");
        (await File.ReadAllTextAsync(work.Store)).ShouldBe("Dear diary");
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task An_empty_file_is_made_a_store_by_init_alone()
    {
        using var work = new Workplace();
        await File.WriteAllBytesAsync(work.Store, []);
        foreach (var verb in (string[][])[["status"], ["ingest", work.Docs], ["rm", "a"]])
            (await work.RunAsync(verb)).ShouldExitWith(5).Sentence.ShouldContain("kontextual init");
        new FileInfo(work.Store).Length.ShouldBe(0);
    }

    [Test]
    public async Task A_folder_is_no_store()
    {
        using var work = new Workplace();
        Directory.CreateDirectory(work.Store);
        (await work.RunAsync("status")).ShouldExitWith(5).Sentence.ShouldContain("directory");
        (await work.RunAsync("ingest", work.Docs)).ShouldExitWith(5).Sentence.ShouldContain("directory");
    }

    [Test]
    public async Task A_store_in_a_folder_that_is_missing_says_which()
    {
        using var work = new Workplace();
        var store = Path.Combine(work.Root, "nowhere", "k.db");
        var refused = await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, "init", "--store", store);
        refused.ShouldExitWith(5).Sentence.ShouldContain(Path.Combine(work.Root, "nowhere"));
    }

    [Test]
    public async Task A_read_only_store_is_read_and_not_written()
    {
        using var work = new Workplace();
        work.Write("a.md", "a");
        (await work.IngestAsync()).ShouldExitWith(0);
        MakeReadOnly(work.Store);
        (await work.RunAsync("rm", "a.md")).ShouldExitWith(5).Sentence.ShouldContain(work.Store);
        (await work.RunAsync("ingest", work.Docs)).ShouldExitWith(5);
        (await work.NamesAsync()).ShouldBe(["a.md"]);
        new FileInfo(work.Store).IsReadOnly = false;
    }

    [Test]
    public async Task An_empty_store_option_is_a_bad_argument()
    {
        var refused = await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, "status", "--store", " ");
        refused.ShouldExitWith(2).Sentence.ShouldContain("--store");
    }

    private static void MakeReadOnly(string path) => new FileInfo(path).IsReadOnly = true;
}
