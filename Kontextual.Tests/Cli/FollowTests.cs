namespace Kontextual.Tests.Cli;

public class FollowTests
{
    [Test, Property("Rule", "C3")]
    public async Task Follow_shows_what_is_there_and_waits_for_what_other_processes_write()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        (await work.IngestAsync()).ShouldExitWith(0);
        var there = (await work.RunAsync("changes", "--json")).Lines.Count;
        // The collection and the run of the first ingest are there. The second one makes the same records, without the one of the collection.
        var all = there + there - 1;
        var following = work.RunAsync("changes", "--follow", "--limit", $"{all}", "--json");
        work.Write("b", "b");
        (await CliProcess.RunAsync(work.Root, "ingest", work.Docs, "--store", work.Store)).ShouldExitWith(0);

        var changes = (await following.WaitAsync(TimeSpan.FromMinutes(1))).ShouldExitWith(0).Lines;

        changes.Select(c => c.GetProperty("sequence").GetInt64()).ShouldBe(Enumerable.Range(1, all).Select(i => (long)i));
        (await work.RunAsync("changes", "--follow", "--since", "1", "--limit", "2")).ShouldExitWith(0).Out.Split('\n').Length.ShouldBe(3);
    }

    [Test]
    public async Task Follow_ends_when_it_is_cancelled()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        (await work.IngestAsync()).ShouldExitWith(0);
        using var source = new CancellationTokenSource();

        var following = work.RunAsync(TimeProvider.System, source.Token, "changes", "--follow");
        await source.CancelAsync();

        (await following.WaitAsync(TimeSpan.FromMinutes(1))).ShouldExitWith(130).Sentence.ShouldBe("Cancelled.");
    }
}
