namespace Kontextual.Tests.Cli;

public class ContextTests
{
    [Test, Property("Rule", "X1")]
    public async Task A_package_is_filled_shown_and_reordered()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("link", "summary.md", "cites", "data.csv")).ShouldExitWith(0);
        var link = (await store.RunAsync("links", "data.csv", "--json")).Lines.Single().GetProperty("id").GetString()!;
        (await store.RunAsync("context", "create", "briefing", "--description", "For Monday.", "--metadata", """{"week":48.0}""")).ShouldExitWith(0)
            .Out.ShouldStartWith("Created context package briefing (");
        (await store.RunAsync("context", "add", "briefing", "source", "--artifact", "data.csv", "--revision", "1")).ShouldExitWith(0).Out.ShouldStartWith("Added to briefing at 1 as source (");
        (await store.RunAsync("context", "add", "briefing", "why", "--relationship", link)).ShouldExitWith(0);
        (await store.RunAsync("context", "add", "briefing", "how", "--run", store.Run.ToString())).ShouldExitWith(0);
        var first = (await store.RunAsync("context", "add", "briefing", "memory", "--external", "notes", "id/42?x=1", "--at", "1", "--source", "mail", "--json")).ShouldExitWith(0).Json;
        first.GetProperty("ordinal").GetInt32().ShouldBe(1);
        first.GetProperty("externalReference").GetString().ShouldBe("id/42?x=1");
        first.GetProperty("provenance").GetProperty("source").GetString().ShouldBe("mail");
        first.GetProperty("provenance").GetProperty("tool").GetString().ShouldBe("kontextual");
        first.GetProperty("outcome").GetString().ShouldBe("Created");

        var lines = (await store.RunAsync("context", "show", "briefing")).ShouldExitWith(0).Out.Split('\n');
        lines.ShouldContain("description  For Monday.");
        lines.ShouldContain("""metadata     {"week":48.0}""");
        lines.ShouldContain(line => line.StartsWith("1   memory", StringComparison.Ordinal) && line.EndsWith("  notes id/42?x=1", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("2   source", StringComparison.Ordinal) && line.EndsWith("  data.csv revision 1", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("3   why", StringComparison.Ordinal) && line.EndsWith($"  link {link}", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("4   how", StringComparison.Ordinal) && line.EndsWith($"  run {store.Run}", StringComparison.Ordinal));

        var id = first.GetProperty("id").GetString()!;
        (await store.RunAsync("context", "move", id, "99")).ShouldExitWith(0).Out.ShouldBe($"Moved to 4 ({id}).\n");
        (await store.RunAsync("context", "move", id, "4", "--json")).ShouldExitWith(0).Json.GetProperty("outcome").GetString().ShouldBe("Unchanged");
        (await store.RunAsync("context", "set", id, "--role", "hint", "--actor", "ann")).ShouldExitWith(0);
        (await RolesAsync(store, "briefing")).ShouldBe(["source", "why", "how", "hint"]);
        (await store.RunAsync("rm", "data.csv", "--cascade")).ShouldExitWith(0);
        var shown = (await store.RunAsync("context", "show", "briefing")).Out;
        shown.ShouldContain("data.csv revision 1 (deleted)");
        shown.ShouldContain($"link {link} (deleted)");
        (await store.RunAsync("context", "remove", id, "--json")).ShouldExitWith(0).Json.GetProperty("outcome").GetString().ShouldBe("Deleted");
        (await RolesAsync(store, "briefing")).ShouldBe(["source", "why", "how"]);
        (await RolesAsync(store, "briefing", "--removed")).Count.ShouldBe(4);
        (await store.RunAsync("context", "show", "briefing", "--removed")).Out.ShouldContain("(removed from the package)");
        (await store.RunAsync("changes", "--json")).Lines[^1].GetProperty("reason").GetString().ShouldBe("kontextual context remove");
    }

    [Test]
    public async Task Packages_are_listed_by_name_and_by_what_they_refer_to()
    {
        using var store = await PipelineStore.NewAsync();
        foreach (var name in (string[])["beta", "alpha", "gone"])
            (await store.RunAsync("context", "create", name)).ShouldExitWith(0);
        (await store.RunAsync("context", "add", "beta", "source", "--artifact", "data.csv")).ShouldExitWith(0);
        (await store.RunAsync("context", "add", "alpha", "memory", "--external", "notes", "42")).ShouldExitWith(0);
        var then = (await store.RunAsync("status", "--json")).Json.GetProperty("lastSequence").GetInt64();
        (await store.RunAsync("context", "delete", "gone", "--json")).ShouldExitWith(0).Json.GetProperty("outcome").GetString().ShouldBe("Deleted");

        (await NamesAsync(store)).ShouldBe(["alpha", "beta"]);
        (await NamesAsync(store, "--deleted")).ShouldBe(["alpha", "beta", "gone"]);
        (await NamesAsync(store, "--as-of", $"{then}")).ShouldBe(["alpha", "beta", "gone"]);
        (await NamesAsync(store, "--prefix", "al")).ShouldBe(["alpha"]);
        (await NamesAsync(store, "--artifact", "data.csv")).ShouldBe(["beta"]);
        (await NamesAsync(store, "--artifact", "data.csv", "--revision", "1")).ShouldBeEmpty();
        (await NamesAsync(store, "--external", "notes", "42")).ShouldBe(["alpha"]);
        (await NamesAsync(store, "--run", store.Run.ToString())).ShouldBeEmpty();
        var lines = (await store.RunAsync("context", "list")).ShouldExitWith(0).Out.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(3);
        lines.ShouldAllBe(line => line.Length <= 80);
        lines[1].ShouldEndWith("Z  alpha");
        (await store.RunAsync("context", "list", "--deleted")).Out.ShouldContain("  yes      gone\n");
    }

    [Test]
    public async Task A_package_is_renamed_updated_deleted_and_purged()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("context", "create", "old")).ShouldExitWith(0);
        (await store.RunAsync("context", "rename", "old", "new", "--json")).ShouldExitWith(0).Json.GetProperty("outcome").GetString().ShouldBe("Updated");
        (await store.RunAsync("context", "rename", "new", "new")).ShouldExitWith(0).Out.ShouldContain("already new");
        (await store.RunAsync("context", "update", "new", "--metadata", """{"a":1}""", "--json")).ShouldExitWith(0).Json
            .GetProperty("metadata").GetRawText().ShouldBe("""{"a":1}""");
        (await store.RunAsync("context", "update", "new", "--metadata", """{"a":1}""")).ShouldExitWith(0).Out.ShouldStartWith("Nothing differed");
        (await store.RunAsync("context", "purge", "new", "--yes")).ShouldExitWith(4).Sentence.ShouldContain("delete it first");
        (await store.RunAsync("context", "delete", "new")).ShouldExitWith(0);
        (await store.RunAsync("context", "purge", "new")).ShouldExitWith(2).Sentence.ShouldContain("--yes");
        var id = (await store.RunAsync("context", "show", "new", "--json")).ShouldExitWith(0).Json.GetProperty("id").GetString()!;
        (await store.RunAsync("context", "purge", "new", "--yes", "--json")).ShouldExitWith(0).Json.GetProperty("outcome").GetString().ShouldBe("Purged");
        (await store.RunAsync("context", "purge", id, "--yes")).ShouldExitWith(0).Out.ShouldContain("already purged");
        (await store.RunAsync("context", "show", id)).ShouldExitWith(0).Out.ShouldContain("(purged)");
    }

    [Test]
    public async Task A_removed_reference_is_purged_alone()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("context", "create", "p")).ShouldExitWith(0);
        var id = (await store.RunAsync("context", "add", "p", "memory", "--external", "notes", "secret", "--json")).ShouldExitWith(0).Json.GetProperty("id").GetString()!;
        (await store.RunAsync("context", "purge", "--reference", id, "--yes")).ShouldExitWith(4);
        (await store.RunAsync("context", "remove", id)).ShouldExitWith(0);
        (await store.RunAsync("context", "purge", "--reference", id, "--yes", "--json")).ShouldExitWith(0).Json.GetProperty("externalReference").ValueKind
            .ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Test]
    public async Task Errors_say_what_was_wrong()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("context", "create", "p")).ShouldExitWith(0);
        (await store.RunAsync("context", "create", "twin")).ShouldExitWith(0);
        (await store.RunAsync("context", "create", "twin")).ShouldExitWith(0);
        (await store.RunAsync("context", "show", "twin")).ShouldExitWith(2).Sentence.ShouldContain("the name of 2 context packages");
        (await store.RunAsync("context", "show", "nothing")).ShouldExitWith(3).Sentence.ShouldStartWith("No context package 'nothing'");
        (await store.RunAsync("context", "add", "p", "source")).ShouldExitWith(2).Sentence.ShouldContain("--external");
        (await store.RunAsync("context", "add", "p", "source", "--artifact", "data.csv", "--run", store.Run.ToString())).ShouldExitWith(2).Sentence.ShouldContain("one target");
        (await store.RunAsync("context", "add", "p", "source", "--revision", "1", "--run", store.Run.ToString())).ShouldExitWith(2).Sentence.ShouldContain("belong to --artifact");
        (await store.RunAsync("context", "add", "p", "source", "--artifact", "nothing")).ShouldExitWith(3);
        (await store.RunAsync("context", "add", "p", "source", "--artifact", "data.csv", "--revision", "9")).ShouldExitWith(4);
        (await store.RunAsync("context", "add", "p", "source", "--external", "notes")).ShouldExitWith(2);
        (await store.RunAsync("context", "create", "q", "--metadata", "[1]")).ShouldExitWith(2).Sentence.ShouldContain("--metadata takes a JSON object");
        (await store.RunAsync("context", "update", "p")).ShouldExitWith(2).Sentence.ShouldContain("nothing to change");
        (await store.RunAsync("context", "set", "0199c000-0000-7000-8000-000000000001")).ShouldExitWith(2).Sentence.ShouldContain("nothing to change");
        (await store.RunAsync("context", "set", "0199c000-0000-7000-8000-000000000001", "--role", "r")).ShouldExitWith(3).Sentence.ShouldStartWith("No context reference");
        (await store.RunAsync("context", "move", "x", "1")).ShouldExitWith(2).Sentence
            .ShouldBe("<reference> takes the id of a reference, 36 characters with hyphens, not 'x'. See 'kontextual context move --help'.");
        (await store.RunAsync("context", "move", "0199c000-0000-7000-8000-000000000001", "0")).ShouldExitWith(2).Sentence.ShouldContain("from 1, not '0'");
        (await store.RunAsync("context", "purge", "--yes")).ShouldExitWith(2).Sentence.ShouldContain("--reference");
        (await store.RunAsync("context")).ShouldExitWith(2).Sentence.ShouldContain("kontextual context --help");
        (await store.RunAsync("context", "frob")).ShouldExitWith(2);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(PipelineStore store, params string[] options) =>
        [.. (await store.RunAsync(["context", "list", "--json", .. options])).ShouldExitWith(0).Lines.Select(line => line.GetProperty("name").GetString()!)];

    private static async Task<IReadOnlyList<string>> RolesAsync(PipelineStore store, string package, params string[] options) =>
    [
        .. (await store.RunAsync(["context", "show", package, "--json", .. options])).ShouldExitWith(0).Json.GetProperty("references").EnumerateArray()
            .Select(entry => entry.GetProperty("reference").GetProperty("role").GetString()!),
    ];
}
