using System.Text.Json;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Cli;

/// <summary>The verb that backs up a store in use, and its exit codes.</summary>
public class BackupTests
{
    [Test, Property("Rule", "P4")]
    public async Task A_whole_copy_exits_with_0()
    {
        using var work = await NewAsync();

        var told = (await work.RunAsync("backup", Target(work))).ShouldExitWith(0);

        told.Error.ShouldBeEmpty();
        told.Out.ShouldMatch(
            @"^Verified up to change \d+, 0 of 2 contents hashed \(0 B\): nothing was found\.\nBacked up to '.+backup\.db' \([^)]+\), up to \d+.*\.\n$");
        (await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, "verify", "--store", Target(work))).ShouldExitWith(0);
    }

    [Test, Property("Rule", "P4")]
    public async Task Json_is_one_document()
    {
        using var work = await NewAsync();

        var json = (await work.RunAsync("backup", Target(work), "--full", "--json")).ShouldExitWith(0).Json;

        json.EnumerateObject().Select(member => member.Name).ShouldBe(["path", "bytes", "storeId", "head", "verification"]);
        var status = (await work.RunAsync("status", "--json")).ShouldExitWith(0).Json;
        json.GetProperty("storeId").GetString().ShouldBe(status.GetProperty("id").GetString());
        json.GetProperty("head").GetString().ShouldNotBeNull().ShouldContain(status.GetProperty("lastHash").GetString()!);
        json.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(Target(work)).Length);
        var verification = json.GetProperty("verification");
        verification.GetProperty("isWhole").GetBoolean().ShouldBeTrue();
        verification.GetProperty("hashedContents").GetInt32().ShouldBe(2);
    }

    [Test, Property("Rule", "P4")]
    public async Task Findings_exit_with_1_and_the_copy_is_kept()
    {
        using var work = await NewAsync();
        using (var raw = new RawStore(work.Store))
            raw.Execute("UPDATE contents SET text = 'six' WHERE text = 'two'").ShouldBe(1);

        var told = (await work.RunAsync("backup", Target(work), "--full")).ShouldExitWith(1);

        told.Out.ShouldContain("Damage   ContentDamaged: table contents, digest sha256:");
        File.Exists(Target(work)).ShouldBeTrue();
        (await work.RunAsync("backup", Target(work) + "2", "--no-verify", "--json")).ShouldExitWith(0).Json.GetProperty("verification").ValueKind.ShouldBe(JsonValueKind.Null);
        (await work.RunAsync("backup", Target(work) + "3", "--sample", "1/1")).ShouldExitWith(1);
    }

    [TestCase("--full", "--no-verify")]
    [TestCase("--full", "--sample", "1/2")]
    [TestCase("--sample", "3/2")]
    [TestCase("--frob")]
    public async Task A_wrong_command_line_exits_with_2(params string[] args)
    {
        using var work = await NewAsync();

        (await work.RunAsync(["backup", Target(work), .. args])).ShouldExitWith(2).Sentence.ShouldNotBeEmpty();
        File.Exists(Target(work)).ShouldBeFalse();
    }

    [Test, Property("Rule", "P4")]
    public async Task A_backup_that_is_not_made_exits_with_2_and_says_why()
    {
        using var work = await NewAsync();
        await File.WriteAllTextAsync(Target(work), "kept");

        (await work.RunAsync("backup", Target(work))).ShouldExitWith(2).Sentence.ShouldContain("already exists");
        (await work.RunAsync("backup", "")).ShouldExitWith(2).Sentence.ShouldContain("not a path");
        File.Delete(work.Store);
        (await work.RunAsync("backup", Path.Combine(work.Root, "other.db"))).ShouldExitWith(2).Sentence.ShouldContain("There is no store");
        (await File.ReadAllTextAsync(Target(work))).ShouldBe("kept");
    }

    [Test, Property("Rule", "P4"), Platform("Linux", Reason = "A small file system is mounted.")]
    public async Task A_full_disk_is_said_and_nothing_is_left()
    {
        using var work = await NewAsync();
        var (code, _, _) = await ChildProcess.RunAsync("unshare", ["-m", "mount", "-t", "tmpfs", "none", work.Docs], work.Root);
        if (code != 0)
            Assert.Ignore("The user may not mount.");

        var told = await ChildProcess.RunAsync(
            "unshare",
            ["-m", "sh", "-c", $"mount -t tmpfs -o size=64k none '{work.Docs}' && dotnet '{Path.Combine(AppContext.BaseDirectory, "kontextual.dll")}' backup docs/backup.db --store store.db; echo $?; ls -A docs"],
            work.Root);

        told.Output.ShouldBe("2\n");
        told.Errors.ShouldContain("its disk is full. No part of it is left, and the store is unchanged.");
        (await work.RunAsync("verify")).ShouldExitWith(0);
    }

    private static string Target(Workplace work) => Path.Combine(work.Root, "backup.db");

    private static async Task<Workplace> NewAsync()
    {
        var work = new Workplace();
        work.Write("a", "one");
        work.Write("b", "two");
        (await work.IngestAsync()).ShouldExitWith(0);
        return work;
    }
}
