using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Tests.Backends.Sqlite;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Docs;

/// <summary>The commands of docs/formats.md recompute every record with nothing but sqlite3 and sha256sum.</summary>
[TestFixture, Platform("Linux", Reason = "The commands are those of a POSIX shell.")]
public sealed partial class FormatsCommandTests
{
    [OneTimeSetUp]
    public void RequireTheTools()
    {
        foreach (var program in new[] { "sqlite3", "sha256sum", "sh" })
        {
            if (ChildProcess.Find(program) is null)
                Assert.Ignore($"{program} is not installed.");
        }
    }

    [Test, Property("Rule", "C5")]
    public async Task Every_record_of_a_store_with_odd_values_and_purges_is_recomputed()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        await OddStore.FillAsync(store.Repository, store.Time);
        var records = await StoreDump.ChangesAsync(store.Repository.Changes);
        await store.CloseAsync();
        using var folder = new TempFolder();
        File.Copy(store.Path, folder.File("kontextual.db"));
        var commands = Commands().Match(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "formats.md"))).Groups[1].Value;

        foreach (var record in records)
            await ShouldRecomputeAsync(record, commands.Replace("sequence = 2", $"sequence = {record.Sequence}", StringComparison.Ordinal), folder.Path);
    }

    private static async Task ShouldRecomputeAsync(ChangeRecord record, string commands, string folder)
    {
        File.Delete(Path.Combine(folder, "payload"));

        var (exitCode, output, errors) = await ChildProcess.RunAsync("sh", ["-c", commands], folder);

        var lines = output.Split('\n');
        lines[0].ShouldBe($"{record.Commitment}|{record.Hash}", errors);
        lines.ShouldContain($"{record.Hash}  record", $"record {record.Sequence}");
        if (record.Salt is not null)
            lines.ShouldContain($"{record.Commitment}  payload", $"record {record.Sequence}");
        exitCode.ShouldBe(record.Salt is null ? 1 : 0, errors);
    }

    [GeneratedRegex(@"```\n(sqlite3 kontextual\.db <<.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
