using System.Diagnostics;
using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>People look into a store with the sqlite3 command line, while it is open and when it is closed.</summary>
[TestFixture]
public sealed class SqliteCommandLineTests() : StoreSpecs(Backend.Sqlite)
{
    [OneTimeSetUp]
    public static void RequireTheTool()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "sqlite3"))))
            Assert.Ignore("The sqlite3 command line is not installed (Debian: apt-get install sqlite3).");
    }

    [Test, Property("Rule", "D1"), Property("Rule", "P2")]
    public async Task The_view_artifact_history_reads_as_the_library_reads_it_while_the_store_is_open()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var expected = new List<(string Artifact, long Revision, string Kind, string Digest, string CreatedAt, string Message)>();
        await foreach (var artifact in Repository.Artifacts.StreamAsync(new ArtifactQuery { IncludeDeleted = true }))
        {
            foreach (var revision in await HistoryAsync(artifact.Id))
            {
                expected.Add((revision.Name, revision.Number, revision.Kind.ToString(), revision.Digest.ToString(),
                    UtcTime.Format(revision.CreatedAt), revision.Message));
            }
        }

        var rows = await QueryAsync("select * from artifact_history");

        rows.Select(row => (Text(row, "artifact"), row.GetProperty("revision").GetInt64(), Text(row, "kind"), Text(row, "digest"),
            Text(row, "created_at"), Text(row, "message"))).ShouldBe(expected, ignoreOrder: true);
    }

    [Test, Property("Rule", "D1")]
    public async Task The_view_relationship_names_names_both_ends()
    {
        var notes = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b"));
        await NewLinkAsync(a, b);
        var gone = await NewLinkAsync(b, a, "cites");
        await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(gone.Id, Expected.Any, token));
        await Store.CloseAsync();

        var rows = await QueryAsync("select * from relationship_names");

        rows.Select(row => (Text(row, "source"), Text(row, "type"), Text(row, "target"), Text(row, "state")))
            .ShouldBe([("a", "refers-to", "b", "live"), ("b", "cites", "a", "deleted")], ignoreOrder: true);
    }

    [Test, Property("Rule", "D1")]
    public async Task Every_view_can_be_read_and_text_content_is_readable()
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "a", "línea 1\nline 2");
        await Store.CloseAsync();

        (await QueryAsync("select * from run_overview")).ShouldBeEmpty();
        (await QueryAsync("select text from contents")).ShouldHaveSingleItem().GetProperty("text").GetString().ShouldBe("línea 1\nline 2");
        (await QueryAsync("select id from collections")).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(notes.Id.ToString());
    }

    [Test, Property("Rule", "D2"), Property("Rule", "D5")]
    public async Task The_file_says_what_it_is_and_is_whole()
    {
        await TypicalStore.FillAsync(Repository, Time);
        await Store.CloseAsync();

        (await ValueAsync("pragma application_id", "application_id")).ShouldBe(0x4B4F4E54);
        (await ValueAsync("pragma user_version", "user_version")).ShouldBe(1);
        (await QueryAsync("pragma encoding"))[0].GetProperty("encoding").GetString().ShouldBe("UTF-8");
        (await QueryAsync("pragma integrity_check"))[0].GetProperty("integrity_check").GetString().ShouldBe("ok");
        (await QueryAsync("pragma foreign_key_check")).ShouldBeEmpty();
    }

    [Test, Property("Rule", "D6")]
    public async Task A_store_closed_cleanly_is_one_file_beside_its_lock()
    {
        await TypicalStore.FillAsync(Repository, Time);
        await Store.CloseAsync();

        File.Exists(Store.Path).ShouldBeTrue();
        File.Exists(Store.Path + "-wal").ShouldBeFalse();
        File.Exists(Store.Path + "-shm").ShouldBeFalse();
    }

    private static string Text(JsonElement row, string column) => row.GetProperty(column).GetString().ShouldNotBeNull();

    private async Task<long> ValueAsync(string sql, string column) => (await QueryAsync(sql))[0].GetProperty(column).GetInt64();

    private async Task<IReadOnlyList<JsonElement>> QueryAsync(string sql)
    {
        var start = new ProcessStartInfo("sqlite3")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var argument in new[] { "-readonly", "-json", Store.Path, sql })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().Soon();
        await process.WaitForExitAsync().Soon();
        process.ExitCode.ShouldBe(0, await errors.Soon());
        using var document = JsonDocument.Parse(output.Trim().Length == 0 ? "[]" : output);
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }
}
