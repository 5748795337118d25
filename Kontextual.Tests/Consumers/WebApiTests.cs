using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Consumers;

/// <summary>The sample of a web API takes ids from its routes and gives entities as JSON without code for either.</summary>
public sealed partial class WebApiTests
{
    private TempFolder folder = null!;
    private Process server = null!;
    private HttpClient client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        folder = new TempFolder();
        var start = new ProcessStartInfo("dotnet", [Program(), "--urls", "http://127.0.0.1:0", "--Store", folder.File("notes.db")])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        };
        server = Process.Start(start)!;
        client = new HttpClient { BaseAddress = await AddressAsync().WaitAsync(TimeSpan.FromMinutes(2)) };
    }

    [OneTimeTearDown]
    public void Stop()
    {
        client.Dispose();
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        folder.Dispose();
    }

    [Test]
    public async Task What_is_put_is_got_by_its_id_as_the_library_gives_it()
    {
        var put = await PutAsync(Name, "one");

        var response = await client.GetAsync(new Uri($"/artifacts/{put.Value.Id}", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await response.Content.ReadAsStringAsync();

        text.ShouldBe(JsonSerializer.Serialize(put.Value));
        JsonSerializer.Deserialize<Artifact>(text).ShouldBe(put.Value);
        (await client.GetAsync(new Uri($"/artifacts/{new UuidV7Source(TimeProvider.System).NewId()}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [TestCase("/artifacts/17")]
    [TestCase("/digests/sha256:zz")]
    public async Task A_route_that_holds_no_id_or_digest_is_a_bad_request(string path) =>
        (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Test]
    public async Task A_history_is_a_list_of_revisions_with_their_changes()
    {
        var put = await PutAsync(Name, "one");
        await PutAsync(Name, "two");
        await PutAsync(Name, "two");

        var entries = await client.GetFromJsonAsync<List<RevisionEntry>>(new Uri($"/artifacts/{put.Value.Id}/history", UriKind.Relative));

        entries!.Select(e => (e.Revision.Number, e.Revision.Kind, e.Revision.Digest)).ShouldBe(
            [(1, RevisionKind.Created, ContentDigest.Of("one"u8)), (2, RevisionKind.Updated, ContentDigest.Of("two"u8))]);
        entries![0].Change.TransactionId.ShouldBe(put.TransactionId);
    }

    [Test]
    public async Task The_records_of_a_transaction_are_a_list()
    {
        var put = await PutAsync(Name, "one");

        var records = await client.GetFromJsonAsync<List<ChangeRecord>>(new Uri($"/transactions/{put.TransactionId}", UriKind.Relative));

        records!.ShouldHaveSingleItem().EntityId.ShouldBe((EntityId)put.Value.Id);
    }

    [Test]
    public async Task Changes_come_as_server_sent_events_and_go_on_after_a_position()
    {
        var put = await PutAsync(Name, "one");
        await PutAsync(Name, "two");

        var records = await FollowAsync("/changes", (int)put.LastSequence! + 1);
        records.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, records.Count).Select(n => (long)n));
        records[^2].EntityId.ShouldBe((EntityId)put.Value.Id);

        var later = await FollowAsync($"/changes?after={Uri.EscapeDataString(ChangePosition.After(records[^2]).ToString())}", 1);
        later.ShouldHaveSingleItem().ShouldBe(records[^1]);
    }

    private async Task<Committed<Artifact>> PutAsync(string name, string text)
    {
        using var content = new StringContent(text);
        var response = await client.PutAsync(new Uri($"/collections/notes/{name}", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Committed<Artifact>>())!;
    }

    private async Task<List<ChangeRecord>> FollowAsync(string path, int count)
    {
        var records = new List<ChangeRecord>();
        await using var stream = await client.GetStreamAsync(new Uri(path, UriKind.Relative));
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            records.Add(JsonSerializer.Deserialize<ChangeRecord>(item.Data)!);
            if (records.Count == count)
                break;
        }

        return records;
    }

    private static string Name => TestContext.CurrentContext.Test.MethodName!;

    // Built with the tests, in the same configuration.
    private static string Program()
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(SourceTree.Root, "samples", "WebApi", "bin", configuration, "net10.0", "WebApi.dll");
    }

    private async Task<Uri> AddressAsync()
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return new Uri(match.Groups["address"].Value);
        }

        throw new InvalidOperationException("The web API ended before it listened.");
    }

    [GeneratedRegex("Now listening on: (?<address>\\S+)")]
    private static partial Regex Listening();
}
