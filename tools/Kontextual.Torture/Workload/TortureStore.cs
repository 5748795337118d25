using Kontextual.Persistence;

namespace Kontextual.Torture;

/// <summary>Makes the store that campaigns write to: one collection, and a few artifacts that all writers revise.</summary>
internal static class TortureStore
{
    public const string CollectionName = "torture";
    public const int SharedArtifacts = 4;

    public static string SharedName(int number) => $"shared {number}";

    public static Task<IKnowledgeRepository> OpenAsync(string path) => KnowledgeStore.OpenAsync(options => options.UseSqlite(path));

    /// <summary>Makes the store and closes it.</summary>
    public static async Task MakeAsync(string path)
    {
        await using var repository = await OpenAsync(path);
        const int rows = 1 + SharedArtifacts;
        await repository.WriteAsync(
            async (t, token) =>
            {
                var collection = await t.Collections.CreateAsync(new CollectionDraft { Name = CollectionName }, token);
                for (int i = 0; i < SharedArtifacts; i++)
                    await t.Artifacts.CreateAsync(Draft(collection.Id, SharedName(i), $"{SharedName(i)} as made"), token);
                return collection.Id;
            },
            new WriteContext { Reason = Mark.Reason("made", rows) });
    }

    public static ArtifactDraft Draft(CollectionId collection, string name, string text) => new()
    {
        Collection = collection,
        Name = name,
        Type = "text",
        MediaType = "text/plain",
        Content = ContentSource.FromText(text),
        Metadata = Metadata.Parse($$"""{"name":"{{name}}"}"""),
    };
}
