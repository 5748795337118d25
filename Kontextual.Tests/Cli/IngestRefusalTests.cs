using System.Diagnostics;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

[Platform("Linux", Reason = "These names and kinds of files are Linux's.")]
public class IngestRefusalTests
{
    [Test]
    public async Task Names_that_break_a_rule_are_listed_and_the_others_taken()
    {
        using var work = new Workplace();
        work.Write("good", "g");
        work.Write("two\nlines", "x");
        work.Write(" leading", "x");
        work.Write(string.Join('/', Enumerable.Repeat(new string('n', 200), 3)), "x");
        work.Write("folder\u202E/inside", "x");
        var done = (await work.IngestAsync()).ShouldExitWith(6);
        done.Json.GetProperty("created").GetInt64().ShouldBe(1);
        NotTaken(done).Keys.ShouldBe(
            [" leading", "folder\u202E/inside", string.Join('/', Enumerable.Repeat(new string('n', 200), 3)), "two\nlines"]);
        NotTaken(done)["two\nlines"].ShouldContain("control");
        // One line each, whatever the name holds.
        done.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        done.Error.ShouldContain("two\\u000Alines");
    }

    [Test]
    public async Task A_name_that_is_no_Unicode_is_listed()
    {
        using var work = new Workplace();
        work.Write("good", "g");
        Shell($"""cd '{work.Docs}'; printf x > "$(printf 'caf\351')"; mkdir "$(printf 'd\377')"; printf y > "$(printf 'd\377')/y" """);
        var done = (await work.IngestAsync()).ShouldExitWith(6);
        NotTaken(done).Values.ShouldAllBe(reason => reason == "its name is not valid Unicode");
        NotTaken(done).Count.ShouldBe(2);
        (await work.NamesAsync()).ShouldBe(["good"]);
        // .NET cannot delete them either.
        Shell($"rm -r '{work.Docs}'");
    }

    [Test]
    public async Task A_replacement_character_in_a_name_is_a_character()
    {
        using var work = new Workplace();
        work.Write("a\uFFFDb", "x");
        (await work.IngestAsync()).ShouldExitWith(0);
        (await work.NamesAsync()).ShouldBe(["a\uFFFDb"]);
    }

    [Test]
    public async Task Two_files_of_one_normalised_name_are_both_left_out()
    {
        using var work = new Workplace();
        work.Write("caf\u00E9.md", "composed");
        work.Write("cafe\u0301.md", "decomposed");
        work.Write("r\u00E9/x", "1");
        work.Write("re\u0301/x", "2");
        work.Write("re\u0301/y", "3");
        var done = (await work.IngestAsync()).ShouldExitWith(6);
        NotTaken(done).Keys.ShouldBe(["cafe\u0301.md", "caf\u00E9.md", "re\u0301/x", "r\u00E9/x"]);
        NotTaken(done).Values.ShouldAllBe(reason => reason.Contains("NFC"));
        (await work.NamesAsync()).ShouldBe(["r\u00E9/y"]);
        var shown = (await work.RunAsync("show", "re\u0301/y", "--json")).Json;
        shown.GetProperty("provenance").GetProperty("source").GetString().ShouldBe("re\u0301/y");
    }

    [Test]
    public async Task Pipes_and_sockets_are_listed_and_nobody_waits_for_them()
    {
        using var work = new Workplace();
        work.Write("good", "g");
        Shell($"mkfifo '{work.Docs}/pipe'");
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(work.Docs, "s")));
        var done = (await work.IngestAsync().WaitAsync(TimeSpan.FromMinutes(1))).ShouldExitWith(6);
        NotTaken(done).Keys.ShouldBe(["pipe", "s"]);
        (await work.NamesAsync()).ShouldBe(["good"]);
    }

    [Test]
    public async Task A_file_over_the_limit_is_listed()
    {
        using var work = new Workplace();
        using (var file = File.Create(work.PathOf("big")))
            file.SetLength(ContentSource.MaxSize + 1);
        var done = (await work.IngestAsync()).ShouldExitWith(6);
        NotTaken(done)["big"].ShouldContain("512 MiB");
    }

    [Test]
    public async Task Links_are_not_followed()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        File.CreateSymbolicLink(work.PathOf("file-link"), work.PathOf("a"));
        Directory.CreateSymbolicLink(Path.Combine(work.Docs, "loop"), work.Docs);
        File.CreateSymbolicLink(work.PathOf("dangling"), "/no/such/file");
        var done = (await work.IngestAsync()).ShouldExitWith(0);
        done.Json.GetProperty("linksLeftOut").GetInt64().ShouldBe(3);
        (await work.NamesAsync()).ShouldBe(["a"]);
        // The folder that was named is meant, link or not.
        var link = Path.Combine(work.Root, "link");
        Directory.CreateSymbolicLink(link, work.Docs);
        (await work.RunAsync("ingest", link, "--json")).ShouldExitWith(0).Json.GetProperty("collection").GetString().ShouldBe("link");
    }

    [Test]
    public async Task What_may_not_be_read_is_listed_and_not_pruned()
    {
        using var work = new Workplace();
        foreach (var name in (string[])["closed/a", "closed/b", "good", "listed/sub-a", "listed/sub/b", "secret"])
            work.Write(name, name);
        Shell($"chmod -R a+rwX '{work.Root}'");
        (await AsNobodyAsync(work, "ingest", work.Docs, "--json")).ShouldExitWith(0);
        // The one folder tells nothing, the other its names alone.
        Shell($"chmod 0 '{work.Docs}/closed' '{work.Docs}/secret'; chmod a=r '{work.Docs}/listed'");
        var done = (await AsNobodyAsync(work, "ingest", work.Docs, "--json", "--prune")).ShouldExitWith(6);
        Shell($"chmod 0777 '{work.Docs}/closed' '{work.Docs}/listed' '{work.Docs}/secret'");
        NotTaken(done).Keys.ShouldBe(["closed/", "listed/sub-a", "listed/sub/", "secret"]);
        NotTaken(done).Values.ShouldAllBe(reason => reason.Contains("permission denied"));
        done.Json.GetProperty("deleted").GetInt64().ShouldBe(0);
        (await work.NamesAsync()).ShouldBe(["closed/a", "closed/b", "good", "listed/sub-a", "listed/sub/b", "secret"]);
    }

    // Root reads everything, so then the tool runs as a user who is nobody.
    private static Task<CliResult> AsNobodyAsync(Workplace work, params string[] args)
    {
        if (!Environment.IsPrivilegedProcess)
            return work.RunAsync(args);
        if (!File.Exists("/usr/bin/setpriv"))
            Assert.Ignore("Root reads everything, and there is no setpriv to be somebody else.");
        return CliProcess.RunAsNobodyAsync(work.Root, [.. args, "--store", work.Store]);
    }

    private static Dictionary<string, string> NotTaken(CliResult result) => result.Json.GetProperty("notTaken").EnumerateArray()
        .ToDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("reason").GetString()!);

    private static void Shell(string script)
    {
        using var process = Process.Start("/bin/sh", ["-c", script]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
