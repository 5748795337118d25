namespace Kontextual.Tests.Cli;

public class CancelTests
{
    [Test]
    public async Task A_cancelled_ingest_leaves_whole_files_and_says_what_was_done()
    {
        using var work = new Workplace();
        for (var i = 0; i < 600; i++)
            work.Write($"f{i:000}", $"content {i}");
        (await work.RunAsync("init")).ShouldExitWith(0);
        using var source = new CancellationTokenSource();
        // A store asks for the time once or twice a file: this ends the work in one of the middle transactions.
        var cancelled = await work.RunAsync(new CancelAtTime(source, 400), source.Token, "ingest", work.Docs, "--json");
        cancelled.ShouldExitWith(130).Sentence.ShouldStartWith("Cancelled: ");
        cancelled.Json.GetProperty("finished").GetBoolean().ShouldBeFalse();
        var taken = (int)cancelled.Json.GetProperty("created").GetInt64();
        taken.ShouldBeInRange(1, 599);
        (await work.NamesAsync()).ShouldBe(Enumerable.Range(0, taken).Select(i => $"f{i:000}"));
        (await work.ContentAsync($"f{taken - 1:000}")).ShouldBe($"content {taken - 1}");
        (await work.IngestAsync()).ShouldExitWith(0).Json.GetProperty("unchanged").GetInt64().ShouldBe(taken);
        (await work.NamesAsync()).Count.ShouldBe(600);
    }

    [Test]
    public async Task Cancelling_before_the_start_does_nothing()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        var cancelled = await work.RunAsync(TimeProvider.System, new CancellationToken(canceled: true), "ingest", work.Docs, "--json");
        cancelled.ShouldExitWith(130).Sentence.ShouldStartWith("Cancelled");
    }
}
