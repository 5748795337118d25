using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class IngestPruneTests
{
    [Test]
    public async Task Without_prune_artifacts_of_vanished_files_stay_and_are_counted()
    {
        using var work = await WithFilesAsync("a", "b", "c");
        File.Delete(work.PathOf("b"));
        var done = (await work.IngestAsync()).ShouldExitWith(0).Json;
        done.GetProperty("missing").GetInt64().ShouldBe(1);
        done.GetProperty("deleted").GetInt64().ShouldBe(0);
        (await work.NamesAsync()).ShouldBe(["a", "b", "c"]);
    }

    [Test]
    public async Task Prune_deletes_the_artifacts_of_vanished_files_wherever_they_come_in_the_order()
    {
        using var work = await WithFilesAsync("a", "b", "b-c", "m/n", "z");
        File.Delete(work.PathOf("a"));
        Directory.Delete(Path.Combine(work.Docs, "m"), recursive: true);
        File.Delete(work.PathOf("z"));
        var done = (await work.IngestAsync("--prune")).ShouldExitWith(0).Json;
        done.GetProperty("deleted").GetInt64().ShouldBe(3);
        (await work.NamesAsync()).ShouldBe(["b", "b-c"]);
    }

    [Test]
    public async Task Edited_added_and_removed_is_one_updated_one_created_and_one_deleted()
    {
        using var work = await WithFilesAsync("edited", "kept", "removed");
        work.Write("edited", "anew");
        work.Write("added", "x");
        File.Delete(work.PathOf("removed"));
        var done = (await work.IngestAsync("--prune")).ShouldExitWith(0).Json;
        foreach (var count in (string[])["updated", "created", "deleted", "unchanged"])
            done.GetProperty(count).GetInt64().ShouldBe(1, count);
        (await work.RunAsync("history", "removed", "--json")).ShouldExitWith(0).Lines
            .Select(e => e.GetProperty("revision").GetProperty("kind").GetString()).ShouldBe(["Created", "Deleted"]);
    }

    [Test]
    public async Task Those_with_links_are_kept_and_reported()
    {
        using var work = await WithFilesAsync("a", "b", "c");
        (await work.RunAsync("link", "a", "cites", "b")).ShouldExitWith(0);
        File.Delete(work.PathOf("b"));
        File.Delete(work.PathOf("c"));
        var done = (await work.IngestAsync("--prune")).ShouldExitWith(6);
        done.Json.GetProperty("deleted").GetInt64().ShouldBe(1);
        done.Json.GetProperty("kept").EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("b");
        done.Error.ShouldBe("kept: b: it has 1 link(s); 'rm --cascade' deletes it with them\n");
        (await work.NamesAsync()).ShouldBe(["a", "b"]);
    }

    [Test]
    public async Task What_never_came_from_a_file_is_left_alone()
    {
        using var work = await WithFilesAsync("a");
        await using (var repository = await work.OpenAsync())
        {
            var collection = await repository.Collections.GetByNameAsync("docs");
            using var content = ContentSource.FromText("by hand");
            await repository.CreateArtifactAsync(
                new ArtifactDraft { Collection = collection.Id, Name = "hand", Type = "note", Content = content });
        }

        var done = (await work.IngestAsync("--prune")).ShouldExitWith(0).Json;
        done.GetProperty("deleted").GetInt64().ShouldBe(0);
        (await work.NamesAsync()).ShouldBe(["a", "hand"]);
    }

    [Test]
    public async Task What_lies_outside_of_the_patterns_is_left_alone()
    {
        using var work = await WithFilesAsync("a.md", "b.txt", "c/d.md");
        File.Delete(work.PathOf("b.txt"));
        File.Delete(work.PathOf("c/d.md"));
        (await work.IngestAsync("--prune", "--include", "*.md", "--exclude", "c")).ShouldExitWith(0);
        (await work.NamesAsync()).ShouldBe(["a.md", "b.txt", "c/d.md"]);
        (await work.IngestAsync("--prune", "--include", "*.md")).ShouldExitWith(0).Json.GetProperty("deleted").GetInt64().ShouldBe(1);
        (await work.NamesAsync()).ShouldBe(["a.md", "b.txt"]);
    }

    [Test]
    public async Task A_file_that_cannot_be_taken_has_not_vanished()
    {
        using var work = await WithFilesAsync("big", "other");
        using (var file = File.OpenWrite(work.PathOf("big")))
            file.SetLength(ContentSource.MaxSize + 1);
        (await work.IngestAsync("--prune")).ShouldExitWith(6).Json.GetProperty("deleted").GetInt64().ShouldBe(0);
        (await work.NamesAsync()).ShouldBe(["big", "other"]);
    }

    [Test]
    public async Task A_file_that_comes_back_is_a_new_artifact()
    {
        using var work = await WithFilesAsync("a");
        File.Delete(work.PathOf("a"));
        (await work.IngestAsync("--prune")).ShouldExitWith(0);
        work.Write("a", "a");
        (await work.IngestAsync("--prune")).ShouldExitWith(0).Json.GetProperty("created").GetInt64().ShouldBe(1);
        (await work.RunAsync("history", "a", "--json")).Lines.Count.ShouldBe(1);
    }

    private static async Task<Workplace> WithFilesAsync(params string[] names)
    {
        var work = new Workplace();
        foreach (var name in names)
            work.Write(name, name);
        (await work.IngestAsync()).ShouldExitWith(0);
        return work;
    }
}
