using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Kontextual.Tests.Consumers;

/// <summary>A web API takes ids from its routes and gives entities as JSON without code for either.</summary>
public sealed class NotesApiTests
{
    private TempFolder folder = null!;
    private WebApplication app = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        folder = new TempFolder();
        app = NotesApi.Build(folder.File("notes.db"));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        client = new HttpClient { BaseAddress = new Uri(address) };
    }

    [TearDown]
    public async Task StopAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task What_is_put_is_got_by_its_id_as_the_library_gives_it()
    {
        var put = await PutAsync("one");

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
    public async Task A_history_is_a_list_of_revisions()
    {
        var put = await PutAsync("one");
        await PutAsync("two");
        await PutAsync("two");

        var revisions = await client.GetFromJsonAsync<List<Revision>>(new Uri($"/artifacts/{put.Value.Id}/history", UriKind.Relative));

        revisions!.Select(r => (r.Number, r.Kind, r.Digest)).ShouldBe(
            [(1, RevisionKind.Created, ContentDigest.Of("one"u8)), (2, RevisionKind.Updated, ContentDigest.Of("two"u8))]);
    }

    [Test]
    public async Task Changes_come_as_server_sent_events_and_go_on_after_a_position()
    {
        var put = await PutAsync("one");
        await PutAsync("two");

        var records = await FollowAsync("/changes", 3);
        records.Select(r => r.Sequence).ShouldBe([1, 2, 3]);
        records[1].EntityId.ShouldBe((EntityId)put.Value.Id);

        var later = await FollowAsync($"/changes?after={Uri.EscapeDataString(ChangePosition.After(records[1]).ToString())}", 1);
        later.ShouldHaveSingleItem().ShouldBe(records[2]);
    }

    private async Task<Committed<Artifact>> PutAsync(string text)
    {
        using var content = new StringContent(text);
        var response = await client.PutAsync(new Uri("/collections/notes/a", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Committed<Artifact>>())!;
    }

    private async Task<List<ChangeRecord>> FollowAsync(string path, int count)
    {
        var records = new List<ChangeRecord>();
        await using var stream = await client.GetStreamAsync(new Uri(path, UriKind.Relative));
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync())
        {
            records.Add(JsonSerializer.Deserialize<ChangeRecord>(item.Data)!);
            if (records.Count == count)
                break;
        }

        return records;
    }
}
