namespace Kontextual.Tests.Cli;

public class IngestOwnFilesTests
{
    [Test]
    public async Task A_store_in_the_folder_does_not_take_itself_in()
    {
        using var work = new Workplace();
        await TakesOnlyAsync(work, Path.Combine(work.Docs, "k.db"), "a", "k.db-notes", "k.db.md", "sub/k.db");
        await TakesOnlyAsync(work, Path.Combine(work.Docs, "k.db"), "a", "k.db-notes", "k.db.md", "sub/k.db");
    }

    [Test]
    public async Task A_store_deeper_in_the_folder_does_not_either()
    {
        using var work = new Workplace();
        await TakesOnlyAsync(work, Path.Combine(work.Docs, "sub", "k.db"), "a", "k.db-notes", "k.db.md");
    }

    [Test]
    [Platform("Linux", Reason = "Links need no rights there, and files have an identity.")]
    public async Task However_the_store_is_reached()
    {
        using var work = new Workplace();
        var alias = Path.Combine(work.Root, "alias");
        Directory.CreateSymbolicLink(alias, work.Docs);
        await TakesOnlyAsync(work, Path.Combine(alias, "k.db"), "a", "k.db-notes", "k.db.md", "sub/k.db");
        var link = Path.Combine(work.Root, "link.db");
        File.CreateSymbolicLink(link, Path.Combine(work.Docs, "k.db"));
        await TakesOnlyAsync(work, link, "a", "k.db-notes", "k.db.md", "sub/k.db");
    }

    [Test]
    public async Task What_is_left_of_a_store_half_made_is_left_out()
    {
        using var work = new Workplace();
        work.Write("store.db.01a20372-187a-7ecb-bae4-d49054e89df2.new", "half");
        work.Write("store.db.01a20372-187a-7ecb-bae4-d49054e89df2.new-journal", "half");
        work.Write("store.db.01a20372-187a-7ecb-bae4-d49054e89df2.newer", "a file");
        await TakesOnlyAsync(work, Path.Combine(work.Docs, "store.db"),
            "a", "k.db-notes", "k.db.md", "store.db.01a20372-187a-7ecb-bae4-d49054e89df2.newer", "sub/k.db");
    }

    // The neighbours' names begin as the store's do.
    private static async Task TakesOnlyAsync(Workplace work, string store, params string[] expected)
    {
        foreach (var name in (string[])["a", "k.db-notes", "k.db.md"])
            work.Write(name, name);
        if (Path.GetFileName(Path.GetDirectoryName(store)) != "sub")
            work.Write("sub/k.db", "another file of that name");
        else
            work.PathOf("sub/x");
        var done = await Workplace.RunAnywhereAsync(
            TimeProvider.System, CancellationToken.None, "ingest", work.Docs, "--json", "--store", store);
        done.ShouldExitWith(0);
        var listed = await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, "list", "--json", "--store", store);
        listed.Lines.Select(line => line.GetProperty("name").GetString()).ShouldBe(expected);
    }
}
