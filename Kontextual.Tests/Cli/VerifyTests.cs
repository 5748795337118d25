using System.Text.Json;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Cli;

/// <summary>The verb that verifies a store, and its exit codes.</summary>
public class VerifyTests
{
    [Test, Property("Rule", "P3")]
    public async Task A_whole_store_exits_with_0()
    {
        using var work = await NewAsync();

        var told = (await work.RunAsync("verify")).ShouldExitWith(0);

        told.Out.ShouldMatch("^Verified up to change \\d+, 2 of 2 contents hashed \\(6 B\\): nothing was found\\.\n$");
        told.Error.ShouldBeEmpty();
    }

    [Test, Property("Rule", "P3")]
    public async Task Findings_exit_with_1_and_say_what_to_do()
    {
        using var work = await NewAsync();
        Damage(work);

        var told = (await work.RunAsync("verify")).ShouldExitWith(1);

        told.Out.ShouldContain("Damage   ContentDamaged: table contents, digest sha256:");
        told.Out.ShouldContain("\nContentDamaged: Write the same bytes again");
        told.Out.ShouldEndWith("2 of 2 contents hashed (6 B): 1 finding.\n");
    }

    [Test, Property("Rule", "P3")]
    public async Task Json_is_one_document()
    {
        using var work = await NewAsync();
        Damage(work);

        var json = (await work.RunAsync("verify", "--json")).ShouldExitWith(1).Json;

        json.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["isWhole", "sample", "lastSequence", "lastHash", "contents", "hashedContents", "hashedBytes", "findingCount", "findings"]);
        json.GetProperty("isWhole").GetBoolean().ShouldBeFalse();
        json.GetProperty("sample").GetString().ShouldBe("1/1");
        var finding = json.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("kind").GetString().ShouldBe("ContentDamaged");
        finding.GetProperty("severity").GetString().ShouldBe("Damage");
        finding.GetProperty("table").GetString().ShouldBe("contents");
    }

    [Test, Property("Rule", "P3")]
    public async Task Quick_hashes_nothing_and_samples_hash_everything_together()
    {
        using var work = await NewAsync();
        Damage(work);

        var quick = (await work.RunAsync("verify", "--quick", "--json")).ShouldExitWith(0).Json;
        quick.GetProperty("hashedContents").GetInt32().ShouldBe(0);
        quick.GetProperty("sample").ValueKind.ShouldBe(JsonValueKind.Null);
        var samples = new List<CliResult>();
        foreach (var part in new[] { "1/3", "2/3", "3/3" })
            samples.Add(await work.RunAsync("verify", "--json", "--sample", part));
        samples.Sum(one => one.Json.GetProperty("hashedContents").GetInt32()).ShouldBe(2);
        samples.Select(one => one.Code).Order().ShouldBe([0, 0, 1]);
    }

    [TestCase("--sample", "0/3")]
    [TestCase("--sample", "4/3")]
    [TestCase("--sample", "1/10001")]
    [TestCase("--sample", "1")]
    [TestCase("--sample", "a/b")]
    [TestCase("--sample", "1/2/3")]
    [TestCase("--quick", "--sample", "1/3")]
    [TestCase("--frob")]
    public async Task A_wrong_command_line_exits_with_2(params string[] args)
    {
        using var work = await NewAsync();

        (await work.RunAsync(["verify", .. args])).ShouldExitWith(2).Sentence.ShouldNotBeEmpty();
    }

    [Test, Property("Rule", "P3")]
    public async Task A_store_that_cannot_be_opened_exits_with_2()
    {
        using var work = new Workplace();

        var missing = (await work.RunAsync("verify")).ShouldExitWith(2);
        missing.Sentence.ShouldContain("There is no store");
        missing.Out.ShouldBeEmpty();
        await File.WriteAllTextAsync(work.Store, "no store at all, but a file of some length that holds text");
        (await work.RunAsync("verify")).ShouldExitWith(2).Sentence.ShouldNotBeEmpty();
    }

    private static async Task<Workplace> NewAsync()
    {
        var work = new Workplace();
        work.Write("a", "one");
        work.Write("b", "two");
        (await work.IngestAsync()).ShouldExitWith(0);
        return work;
    }

    private static void Damage(Workplace work)
    {
        using var raw = new RawStore(work.Store);
        raw.Execute("UPDATE contents SET text = 'six' WHERE text = 'two'").ShouldBe(1);
    }
}
