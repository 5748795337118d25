using Kontextual.Benchmarks.Contestants;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Stores;

/// <summary>Fills a new store by using the library.</summary>
internal static class Seeding
{
    private const int Batch = 1000;
    private const int Collections = 10;
    private const int Revisions = 10;
    private const int MostWithHistory = 200;
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task FillAsync(string path, int artifacts, int size, int seed)
    {
        var sources = Sources.Seeded(seed, Start);
        await using var store = await KnowledgeStore.OpenAsync(options =>
        {
            options.UseSqlite(path);
            options.TimeProvider = sources.Time;
            options.Ids = sources.Ids;
            options.Salts = sources.Salts;

            // All relationships are created in one transaction.
            options.WriteTimeLimit = TimeSpan.FromMinutes(5);
        });
        var samples = new Samples(seed, size);
        var collections = await MakeCollectionsAsync(store);
        var made = new List<ArtifactId>(artifacts);
        for (var first = 0; first < artifacts; first += Batch)
        {
            sources.Step();
            await MakeAsync(store, samples, collections, first, Math.Min(Batch, artifacts - first), made);
        }

        var few = Math.Clamp(artifacts / 10, 1, MostWithHistory);
        for (var revision = 2; revision <= Revisions; revision++)
        {
            sources.Step();
            await ReviseAsync(store, samples, made, few, revision);
        }

        sources.Step();
        await LinkAsync(store, SeededGraph.Over(made));
    }

    private static async Task<IReadOnlyList<CollectionId>> MakeCollectionsAsync(IKnowledgeRepository store)
    {
        var ids = new List<CollectionId>();
        for (var i = 0; i < Collections; i++)
            ids.Add((await store.CreateCollectionAsync(new CollectionDraft { Name = $"topic-{i:00}" })).Value.Id);
        return ids;
    }

    private static Task<Committed<bool>> MakeAsync(
        IKnowledgeRepository store, Samples samples, IReadOnlyList<CollectionId> collections, int first, int count, List<ArtifactId> made) =>
        store.WriteAsync(async (transaction, token) =>
        {
            for (var i = first; i < first + count; i++)
            {
                var topic = i % Collections;
                var sample = samples.Artifact(collections[topic], $"topic-{topic:00}/document-{i:0000000}", i);
                var draft = new ArtifactDraft
                {
                    Collection = sample.Collection,
                    Name = sample.Name,
                    Type = sample.Type,
                    MediaType = sample.MediaType,
                    Content = ContentSource.FromText(sample.Text),
                    Metadata = sample.Metadata,
                    Provenance = sample.Provenance,
                };
                made.Add((await transaction.Artifacts.CreateAsync(draft, token)).Id);
            }
        });

    private static Task<Committed<bool>> ReviseAsync(IKnowledgeRepository store, Samples samples, List<ArtifactId> made, int few, int revision) =>
        store.WriteAsync(async (transaction, token) =>
        {
            for (var i = 0; i < few; i++)
            {
                var which = (int)((long)i * made.Count / few);
                var change = new ArtifactChange
                {
                    Content = ContentSource.FromText(samples.Text(((long)revision << 32) + which)),
                    Provenance = Samples.Origin(which),
                };
                await transaction.Artifacts.ReviseAsync(made[which], Expected.Exactly(revision - 1), change, token);
            }
        });

    private static Task<Committed<bool>> LinkAsync(IKnowledgeRepository store, IEnumerable<NewLink> links) =>
        store.WriteAsync(async (transaction, token) =>
        {
            foreach (var link in links)
            {
                var draft = new RelationshipDraft
                {
                    Source = link.Source,
                    Target = link.Target,
                    Type = link.Type,
                    Metadata = link.Metadata,
                    Provenance = link.Provenance,
                };
                await transaction.Relationships.CreateAsync(draft, token);
            }
        });
}
