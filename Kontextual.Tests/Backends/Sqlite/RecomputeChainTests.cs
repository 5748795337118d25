using System.Globalization;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>
/// A program that knows docs/formats.md and nothing of the library recomputes the chain of a store: it agrees with the library on every
/// store that the library wrote, and names the record of everything that was changed.
/// </summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class RecomputeChainTests
{
    private TestStore store = null!;
    private ChangePosition head;

    [OneTimeSetUp]
    public async Task MakeStore()
    {
        if (ChildProcess.Find("python3") is null)
            Assert.Ignore("Python is not installed (Debian: apt-get install python3).");
        store = await TestStore.OpenAsync(Backend.Sqlite);
        await OddStore.FillAsync(store.Repository, store.Time);
        head = await store.Repository.Changes.HeadAsync();
        await store.CloseAsync();
    }

    [OneTimeTearDown]
    public async Task RemoveStore()
    {
        if (store is not null)
            await store.DisposeAsync();
    }

    [TestCaseSource(typeof(Verbs), nameof(Verbs.Cases)), Property("Rule", "C5")]
    public async Task The_chain_after_each_verb_is_recomputed_while_the_store_is_open(Verb verb)
    {
        await using var open = await VerbStore.OpenAsync(Backend.Sqlite);
        await open.Repository.WriteAsync((t, token) => verb.RunAsync(open, t, token), new WriteContext { Actor = "é\u0001", Reason = "\"\\\n😀\u007f" });

        var (exitCode, output, errors) = await RecomputeAsync(open.Path);

        (exitCode, output.Trim(), errors).ShouldBe((0, Result(await open.Repository.Changes.HeadAsync()), ""));
    }

    [Test, Property("Rule", "C5"), Property("Rule", "A7")]
    public async Task The_chain_of_a_store_with_odd_values_and_purges_is_recomputed()
    {
        using (var raw = new RawStore(store.Path))
            int.Parse(raw.Scalar("SELECT count(*) FROM change_records WHERE salt IS NULL"), CultureInfo.InvariantCulture).ShouldBe(8);

        var (exitCode, output, errors) = await RecomputeAsync(store.Path);

        (exitCode, output.Trim(), errors).ShouldBe((0, Result(head), ""));
    }

    [TestCaseSource(typeof(ChainDamage), nameof(ChainDamage.Cases)), Property("Rule", "C5")]
    public async Task A_damaged_store_is_found_out(ChainDamage damage)
    {
        using var folder = new TempFolder();
        var path = folder.File("damaged.db");
        File.Copy(store.Path, path);
        string sequence;
        using (var raw = new RawStore(path))
        {
            raw.Execute("PRAGMA foreign_keys = 0");
            raw.Execute("PRAGMA ignore_check_constraints = 1");
            sequence = raw.Scalar(damage.Record);
            foreach (var sql in damage.Sql)
                raw.Execute(sql.Replace("{n}", sequence, StringComparison.Ordinal)).ShouldBeGreaterThan(0, sql);
        }

        var (exitCode, output, errors) = await RecomputeAsync(path);

        (exitCode, output).ShouldBe((1, ""));
        errors.ShouldStartWith($"record {sequence}: ");
    }

    [Test, Property("Rule", "C5")]
    public async Task A_store_that_was_cut_off_has_another_head()
    {
        using var folder = new TempFolder();
        var path = folder.File("cut.db");
        File.Copy(store.Path, path);
        using (var raw = new RawStore(path))
            raw.Execute($"DELETE FROM change_records WHERE sequence = {head.Sequence}").ShouldBe(1);

        var (exitCode, output, _) = await RecomputeAsync(path);

        exitCode.ShouldBe(0);
        output.ShouldStartWith($"{head.Sequence - 1} records, head ");
        output.ShouldNotContain(head.Hash.ToString());
    }

    [TestCase("## Header and hash", "## Header", TestName = "The heading of the header is missing")]
    [TestCase("### Artifact", "### Artifacts", TestName = "The heading of the state is missing")]
    [TestCase("| Member | Type | Column |", "| Member | Type |", TestName = "The header has no columns")]
    [TestCase("| Member | Type | Null | Column |", "| Name | Type | Null | Column |", TestName = "The state has no members")]
    [TestCase("| Column | Purged |", "| Column | After |", TestName = "The state has no values after a purge")]
    [TestCase("| size | integer | no | size |", "| size | integer | no |  |", TestName = "A column is empty")]
    [TestCase("| size | integer | no | size |", "| size | integer | no |", TestName = "A column is missing")]
    [TestCase("|---|---|---|\n| actor", "|---|---|---|\n\n## Next\n\n| actor", TestName = "The table of the header is empty")]
    [Property("Rule", "C5")]
    public async Task A_page_that_cannot_be_read_is_reported(string text, string instead)
    {
        var (exitCode, output, errors) = await RecomputeByPageAsync(text, instead);

        (exitCode, output).ShouldBe((1, ""));
        errors.ShouldStartWith("formats.md: there is no table with the columns Member, ");
    }

    [TestCase("| actor | text | actor |\n", "", TestName = "A member of the header is left out")]
    [TestCase("| size | integer | no | size | kept |\n", "", TestName = "A member of the state is left out")]
    [TestCase("| type | text | no | type |", "| type | text | no | name |", TestName = "A member of the state comes from another column")]
    [TestCase("| type | text | no | type | kept |", "| type | text | no | type | '' |", TestName = "A purge erases more than it does")]
    [Property("Rule", "C5")]
    public async Task The_chain_is_computed_from_the_tables_of_the_page(string text, string instead)
    {
        var (exitCode, output, errors) = await RecomputeByPageAsync(text, instead);

        (exitCode, output).ShouldBe((1, ""));
        errors.ShouldStartWith("record ");
    }

    [Test, Property("Rule", "C5")]
    public async Task An_unknown_value_after_a_purge_is_reported()
    {
        var (exitCode, output, errors) = await RecomputeByPageAsync("| name | text | no | name | '' |", "| name | text | no | name | gone |");

        (exitCode, output).ShouldBe((1, ""));
        errors.ShouldContain("formats.md: the column Purged has the unknown value gone");
    }

    [Test]
    public void The_program_is_short_and_uses_the_standard_library_only()
    {
        var lines = File.ReadAllLines(Program);

        lines.Length.ShouldBeLessThanOrEqualTo(120);
        lines.Where(line => line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("from ", StringComparison.Ordinal))
            .ShouldBe(["import hashlib", "import json", "import pathlib", "import sqlite3", "import sys"]);
    }

    private static string Program { get; } = Path.Combine(SourceTree.FolderOf("Kontextual.Tests"), "Changes", "recompute_chain.py");

    private static string Page { get; } = Path.Combine(SourceTree.Root, "docs", "formats.md");

    private static string Result(ChangePosition head) => $"{head.Sequence} records, head {head.Hash}";

    private static Task<(int ExitCode, string Output, string Errors)> RecomputeAsync(string path) =>
        ChildProcess.RunAsync("python3", [Program, path], Path.GetDirectoryName(path)!);

    // The program reads the page from its place in the source tree.
    private async Task<(int ExitCode, string Output, string Errors)> RecomputeByPageAsync(string text, string instead)
    {
        var page = await File.ReadAllTextAsync(Page);
        page.ShouldContain(text, Case.Sensitive);
        using var folder = new TempFolder();
        var program = folder.File(Path.Combine("Kontextual.Tests", "Changes", "recompute_chain.py"));
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        Directory.CreateDirectory(folder.File("docs"));
        File.Copy(Program, program);
        await File.WriteAllTextAsync(folder.File(Path.Combine("docs", "formats.md")), page.Replace(text, instead, StringComparison.Ordinal));

        return await ChildProcess.RunAsync("python3", [program, store.Path], folder.Path);
    }
}
