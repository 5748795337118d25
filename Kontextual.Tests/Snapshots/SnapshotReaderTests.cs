using System.Globalization;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Snapshots;

/// <summary>
/// A program that knows docs/snapshot-format.md and nothing of the library reads snapshots: it agrees with the library, and finds what was changed.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SnapshotReaderTests
{
    private const int MostLines = 140;

    private static string Program { get; } = Path.Combine(SourceTree.FolderOf("Kontextual.Tests"), "Snapshots", "read_snapshot.py");

    [OneTimeSetUp]
    public void RequirePython()
    {
        if (ChildProcess.Find("python3") is null)
            Assert.Ignore("Python is not installed (Debian: apt-get install python3).");
    }

    [Test, Property("Rule", "S5"), Property("Rule", "C5")]
    public async Task It_reads_a_snapshot_of_everything()
    {
        await using var store = await TestStore.OpenAsync(Backend.InMemory);
        await FullStore.FillAsync(store.Repository, store.Time);
        var head = await store.Repository.Changes.HeadAsync();

        (await ReadAsync(await FullStore.ExportAsync(store.Repository))).ShouldBe(
            string.Create(CultureInfo.InvariantCulture, $"{head.Sequence} records, head {head.Hash}"));
    }

    [TestCase("do not have the digest", "Content", "\"text\":\"two\"", "\"two\"", "\"owt\"", TestName = "A content is changed")]
    [TestCase("hash does not match", "Change", "", "\"sequence\":1,", "\"sequence\":1.0,", TestName = "A header has another notation")]
    [TestCase("commitment does not match", "Change", "\"name\":\"note\"", "\"name\":\"note\"", "\"name\":\"mote\"", TestName = "A payload is changed")]
    [TestCase("members are", "Run", "", "\"purged\"", "\"erased\"", TestName = "A member has another name")]
    [TestCase("purged without a purge", "Collection", "\"purged\":false", "\"purged\":false", "\"purged\":true", TestName = "A purge is made up")]
    [TestCase("hash of the trailer", "Step", "", "\"attempt\":1", "\"attempt\":2", TestName = "A state is changed")]
    [TestCase("another one than in its change record", "Output", "kept/", "\"digest\":\"sha256:", "\"digest\":\"sha255:", TestName = "An output is changed")]
    [Property("Rule", "S5")]
    public async Task It_finds(string fault, string record, string text, string old, string with)
    {
        var forged = ForgedSnapshot.Of(await HostileStore.SnapshotAsync());
        forged.Replace(forged.Find(record, text), old, with);

        (await ReadAsync(forged.ToBytes())).ShouldContain(fault);
    }

    [Test, Property("Rule", "S5")]
    public async Task It_finds_missing_lines()
    {
        var snapshot = await HostileStore.SnapshotAsync();
        var lines = ForgedSnapshot.Of(snapshot);
        lines.Lines.RemoveAt(lines.Find("Relationship"));

        (await ReadAsync(lines.ToBytes())).ShouldContain("wrong counts");
        (await ReadAsync(snapshot[..(snapshot.Length / 2)])).ShouldContain("the end of the line");
    }

    [Test, Property("Rule", "S5")]
    public void It_is_short_and_needs_only_Python()
    {
        var lines = File.ReadAllLines(Program);

        lines.Length.ShouldBeLessThanOrEqualTo(MostLines);
        lines.Where(line => line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("from ", StringComparison.Ordinal))
            .ShouldBe(["import base64", "import hashlib", "import json", "import pathlib", "import re", "import sys"]);
    }

    private static async Task<string> ReadAsync(byte[] snapshot)
    {
        using var folder = new TempFolder();
        var path = folder.File("snapshot.jsonl");
        await File.WriteAllBytesAsync(path, snapshot);
        var (exitCode, output, errors) = await ChildProcess.RunAsync("python3", [Program, path], folder.Path);
        (exitCode, errors).ShouldBe((0, ""));
        return output.Trim();
    }
}
