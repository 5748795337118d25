namespace Kontextual.Tests.Cli;

public class PurgeTests
{
    [Test, Property("Rule", "A7")]
    public async Task Purge_erases_a_deleted_artifact_and_compact_takes_it_off_the_disk()
    {
        using var work = await WithLinkAsync();
        (await work.RunAsync("rm", "secret", "--cascade")).ShouldExitWith(0);
        var id = (await work.RunAsync("show", "secret", "--json")).ShouldExitWith(0).Json.GetProperty("id").GetString()!;

        var purged = (await work.RunAsync("purge", "secret", "--links", "--yes", "--json")).ShouldExitWith(0).Json;
        purged.GetProperty("id").GetString().ShouldBe(id);
        purged.GetProperty("outcome").GetString().ShouldBe("Purged");
        purged.GetProperty("linksPurged").GetInt32().ShouldBe(1);
        var compacted = (await work.RunAsync("compact", "--json")).ShouldExitWith(0).Json;
        compacted.GetProperty("bytesAfter").GetInt64().ShouldBeLessThan(compacted.GetProperty("bytesBefore").GetInt64());

        foreach (var file in Directory.GetFiles(work.Root))
            (await File.ReadAllTextAsync(file)).ShouldNotContain("quagmire");
        (await work.RunAsync("show", "secret")).ShouldExitWith(3);
        (await work.RunAsync("show", id, "--json")).ShouldExitWith(0).Json.GetProperty("purged").GetBoolean().ShouldBeTrue();
        (await work.RunAsync("show", id, "--content")).ShouldExitWith(3).Sentence.ShouldContain("purged");
        (await work.RunAsync("show", id)).ShouldExitWith(0).Out.ShouldContain("(purged)");
        (await work.RunAsync("links", id)).ShouldExitWith(3).Sentence.ShouldContain("it was purged");
        (await work.RunAsync("status", "--json")).ShouldExitWith(0).Json.GetProperty("contents").GetInt64().ShouldBe(1);
        (await work.RunAsync("restore", id)).ShouldExitWith(3);
        (await work.RunAsync("purge", id, "--yes")).ShouldExitWith(0).Out.ShouldContain("already");
    }

    [Test, Property("Rule", "A7")]
    public async Task Purge_wants_to_be_sure_and_refuses_what_is_live()
    {
        using var work = await WithLinkAsync();
        (await work.RunAsync("purge", "secret")).ShouldExitWith(2).Sentence.ShouldContain("--yes");
        (await work.RunAsync("purge", "secret", "--yes")).ShouldExitWith(4).Sentence.ShouldContain("delete it first");
        (await work.RunAsync("purge", "nothing", "--yes")).ShouldExitWith(3);
        (await work.RunAsync("show", "secret", "--content")).ShouldExitWith(0).Out.ShouldContain("quagmire");
    }

    private static async Task<Workplace> WithLinkAsync()
    {
        var work = new Workplace();
        work.Write("secret", string.Concat(Enumerable.Repeat("quagmire ", 20_000)));
        work.Write("other", "other");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.RunAsync("link", "secret", "cites", "other")).ShouldExitWith(0);
        return work;
    }
}
