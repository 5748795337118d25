using System.Text;
using Kontextual.Cli;
using Kontextual.Tests.Snapshots;

namespace Kontextual.Tests.Cli;

/// <summary>The verbs <c>export</c> and <c>import</c>.</summary>
public class SnapshotCommandTests
{
    private Workplace work = null!;

    private string Copy => Path.Combine(work.Root, "copy.db");

    [SetUp]
    public async Task Ingest()
    {
        work = new Workplace();
        work.Write("a.md", "A note.");
        work.Write("b.bin", [0, 1, 2]);
        (await work.IngestAsync()).ShouldExitWith(0);
    }

    [TearDown]
    public void Delete() => work.Dispose();

    [TestCase("s.jsonl")]
    [TestCase("s.jsonl.gz")]
    [TestCase("s.jsonl.br")]
    [Property("Rule", "S1"), Property("Rule", "S3")]
    public async Task A_store_moves_by_a_file(string name)
    {
        var file = Path.Combine(work.Root, name);
        var exported = (await work.RunAsync("export", file, "--json")).ShouldExitWith(0).Json;
        var imported = (await RunOnCopyAsync(null, "import", file, "--json")).ShouldExitWith(0).Json;

        imported.GetRawText().ShouldBe(exported.GetRawText());
        (await ExportAsync(work.Store)).ShouldBe(await ExportAsync(Copy));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(work.Root, "*.partial").ShouldBeEmpty();
    }

    [Test, Property("Rule", "S1")]
    public async Task A_store_moves_through_a_pipe()
    {
        var snapshot = await ExportAsync(work.Store);
        var result = (await RunOnCopyAsync(snapshot, "import", "-")).ShouldExitWith(0);

        result.Out.ShouldStartWith("Imported the store ");
        (await ExportAsync(Copy)).ShouldBe(snapshot);
    }

    [Test]
    public async Task An_existing_file_is_not_replaced()
    {
        var file = work.PathOf("a.md");
        (await work.RunAsync("export", file)).ShouldExitWith(2).Sentence.ShouldBe($"'{file}' already exists. Choose another name, or delete it.");
        (await File.ReadAllTextAsync(file)).ShouldBe("A note.");
    }

    [Test]
    public async Task A_summary_needs_a_file() =>
        (await work.RunAsync("export", "-", "--json")).ShouldExitWith(2).Sentence.ShouldContain("leave --json out");

    [Test, Property("Rule", "S3")]
    public async Task A_broken_snapshot_is_refused_with_its_line()
    {
        var forged = ForgedSnapshot.Of(await ExportAsync(work.Store));
        forged.Lines.RemoveAt(2);
        var result = await RunOnCopyAsync(forged.ToBytes(), "import", "-");

        result.ShouldExitWith(4).Sentence.ShouldStartWith("Line ");
        (await ExportAsync(Copy)).Count(unit => unit == (byte)'\n').ShouldBe(2);
    }

    [Test, Property("Rule", "S3")]
    public async Task A_store_that_is_not_empty_is_refused()
    {
        var file = Path.Combine(work.Root, "s.jsonl");
        (await work.RunAsync("export", file)).ShouldExitWith(0).Out.ShouldStartWith("Exported the store ");
        (await work.RunAsync("import", file)).ShouldExitWith(4).Sentence.ShouldContain("is not empty");
    }

    [Test]
    public async Task The_store_itself_and_missing_files_are_no_snapshots()
    {
        (await work.RunAsync("import", work.Store)).ShouldExitWith(2).Sentence.ShouldContain("a file of the store itself");
        (await work.RunAsync("import", Path.Combine(work.Root, "none"))).ShouldExitWith(2).Sentence.ShouldContain("There is no file");
        (await work.RunAsync("export", Path.Combine(work.Root, "none", "s"))).ShouldExitWith(2).Sentence.ShouldContain("Make the folder first");
        (await work.RunAsync("export", "")).ShouldExitWith(2).Sentence.ShouldContain("not a path");
    }

    private static async Task<byte[]> ExportAsync(string store)
    {
        var result = await Workplace.RunAnywhereAsync(TimeProvider.System, CancellationToken.None, "export", "-", "--store", store);
        result.ShouldExitWith(0).Error.ShouldBeEmpty();
        Encoding.UTF8.GetString(result.Bytes).ShouldEndWith("}\n");
        return result.Bytes;
    }

    private async Task<CliResult> RunOnCopyAsync(byte[]? input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        using var host = new CliHost(output, error) { StandardInput = new MemoryStream(input ?? []) };
        var code = await Tool.RunAsync(host, [.. args, "--store", Copy], CancellationToken.None);
        return new CliResult(code, output.ToArray(), error.ToString());
    }
}
