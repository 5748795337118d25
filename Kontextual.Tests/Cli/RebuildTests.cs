using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Cli;

public class RebuildTests
{
    [Test, Property("Rule", "D4"), Property("Rule", "Q3")]
    public async Task Rebuild_makes_the_indexes_again()
    {
        using var work = new Workplace();
        work.Write("a.md", "some words");
        work.Write("b.md", "other words");
        (await work.IngestAsync()).ShouldExitWith(0);
        using (var raw = new RawStore(work.Store))
            raw.Execute("INSERT INTO artifact_words (artifact_words) VALUES ('delete-all'); DELETE FROM metadata_values");
        (await work.RunAsync("find", "--words", "some", "--count")).ShouldExitWith(0).Out.ShouldBe("0\n");

        (await work.RunAsync("rebuild")).ShouldExitWith(0).Out.ShouldBe("Rebuilt the indexes of 2 artifacts.\nNo row of another derived table was wrong.\n");
        (await work.RunAsync("find", "--words", "some", "--count")).ShouldExitWith(0).Out.ShouldBe("1\n");
        (await work.RunAsync("rebuild", "--json")).ShouldExitWith(0).Json.GetProperty("artifacts").GetInt64().ShouldBe(2);
    }

    [Test, Property("Rule", "D4")]
    public async Task Rebuild_wants_a_store()
    {
        using var work = new Workplace();

        (await work.RunAsync("rebuild")).ShouldExitWith(5).Sentence.ShouldContain("no store");
    }
}
