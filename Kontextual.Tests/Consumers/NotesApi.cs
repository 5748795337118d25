using System.Globalization;
using Kontextual.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kontextual.Tests.Consumers;

/// <summary>A minimal API over a store, written as an application would: nothing in it is about JSON or the form of ids.</summary>
internal static class NotesApi
{
    public static WebApplication Build(string store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddKontextual(options => options.UseSqlite(store));
        var app = builder.Build();

        app.MapGet("/artifacts/{id}", async Task<Results<Ok<Artifact>, NotFound>> (ArtifactId id, IKnowledgeRepository store, CancellationToken token) =>
            await store.Artifacts.FindAsync(id, false, token) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound());

        app.MapPut("/collections/{collection}/{name}", async (string collection, string name, HttpRequest request, IKnowledgeRepository store, CancellationToken token) =>
        {
            var lies = (await store.GetOrCreateCollectionAsync(new CollectionDraft { Name = collection }, cancellationToken: token)).Value;
            await using var content = ContentSource.FromStream(request.Body);
            return await store.PutArtifactAsync(
                new ArtifactDraft { Collection = lies.Id, Name = name, Content = content, MediaType = request.ContentType ?? "text/plain" },
                Expected.Any,
                cancellationToken: token);
        });

        app.MapGet("/artifacts/{id}/history", (ArtifactId id, IKnowledgeRepository store, CancellationToken token) =>
            store.Artifacts.StreamHistoryAsync(id, token));

        app.MapGet("/changes", (ChangePosition? after, IKnowledgeRepository store, CancellationToken token) =>
            TypedResults.ServerSentEvents(store.Changes.FollowAsync(after ?? ChangePosition.Start, token), "change"));

        app.MapGet("/digests/{digest}", (ContentDigest digest) => string.Create(CultureInfo.InvariantCulture, $"{digest}"));
        return app;
    }
}
