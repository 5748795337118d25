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
[TestFixture]
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

    [Test]
    public void The_program_is_short_and_uses_the_standard_library_only()
    {
        var lines = File.ReadAllLines(Program);

        lines.Length.ShouldBeLessThanOrEqualTo(120);
        lines.Where(line => line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("from ", StringComparison.Ordinal))
            .ShouldBe(["import hashlib", "import json", "import pathlib", "import sqlite3", "import sys"]);
    }

    private static string Program { get; } = Path.Combine(SourceTree.FolderOf("Kontextual.Tests"), "Changes", "recompute_chain.py");

    private static string Result(ChangePosition head) => $"{head.Sequence} records, head {head.Hash}";

    private static Task<(int ExitCode, string Output, string Errors)> RecomputeAsync(string path) =>
        ChildProcess.RunAsync("python3", [Program, path], Path.GetDirectoryName(path)!);
}
