using Kontextual.Domain;

// A minimal API over a store. Ids and entities need no JSON or route configuration.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddKontextual(options => options.UseSqlite(builder.Configuration["Store"] ?? "notes.db"));
var app = builder.Build();

app.MapGet("/artifacts/{id}", async (ArtifactId id, IKnowledgeRepository store, CancellationToken token) =>
    await store.Artifacts.FindAsync(id, includeDeleted: false, token) is { } found ? Results.Ok(found) : Results.NotFound());

app.MapPut("/collections/{collection}/{name}", async (string collection, string name, HttpRequest request, IKnowledgeRepository store, CancellationToken token) =>
{
    var holder = (await store.GetOrCreateCollectionAsync(new CollectionDraft { Name = collection }, cancellationToken: token)).Value;
    await using var content = ContentSource.FromStream(request.Body);
    return await store.PutArtifactAsync(
        new ArtifactDraft { Collection = holder.Id, Name = name, Content = content, MediaType = request.ContentType ?? "text/plain" },
        Expected.Any,
        cancellationToken: token);
});

app.MapGet("/artifacts/{id}/history", (ArtifactId id, IKnowledgeRepository store, CancellationToken token) =>
    store.Artifacts.StreamHistoryAsync(id, token));

app.MapGet("/transactions/{id}", (TransactionId id, IKnowledgeRepository store, CancellationToken token) =>
    store.Changes.StreamTransactionAsync(id, token));

// Streams all changes after a position. The text of a position is "<sequence>:<hash>" of the last change that the client has seen.
app.MapGet("/changes", (ChangePosition? after, IKnowledgeRepository store, CancellationToken token) =>
    TypedResults.ServerSentEvents(store.Changes.FollowAsync(after ?? ChangePosition.Start, token), "change"));

app.MapGet("/digests/{digest}", (ContentDigest digest) => digest);

app.Run();
