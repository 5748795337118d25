using System.Globalization;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Sizes;

/// <summary>
/// A store with a number of artifacts. Each has a text of words and six members of metadata. Whatever the number is, the same filters select
/// <see cref="Matches"/> artifacts.
/// </summary>
internal sealed class SizedStore(string path, int artifacts, int size)
{
    /// <summary>The number of artifacts that a filter selects.</summary>
    public const int Matches = 100;

    private const int InOneTransaction = 1_000;
    private const int Collections = 10;
    private const int Revised = 100;

    public int Artifacts => artifacts;

    /// <summary>The number of different values of <c>/author</c>.</summary>
    public int Authors => artifacts / Matches;

    /// <summary>Opens the store, and fills it if it is new.</summary>
    public async Task<IKnowledgeRepository> OpenAsync(CancellationToken cancellationToken)
    {
        var repository = await KnowledgeStore.OpenAsync(
            options =>
            {
                options.WriteTimeLimit = TimeSpan.FromMinutes(5);
                options.UseSqlite(path);
            },
            cancellationToken);
        if ((await repository.Changes.HeadAsync(cancellationToken)).Sequence == 0)
            await FillAsync(repository, cancellationToken);
        return repository;
    }

    public static string NameOf(long number) => string.Create(CultureInfo.InvariantCulture, $"folder {number % 97}/document {number}.md");

    private async Task FillAsync(IKnowledgeRepository repository, CancellationToken cancellationToken)
    {
        var collections = new List<CollectionId>();
        for (var i = 0; i < Collections; i++)
            collections.Add((await repository.CreateCollectionAsync(new CollectionDraft { Name = $"collection {i}" }, cancellationToken: cancellationToken)).Value.Id);
        for (var first = 0; first < artifacts; first += InOneTransaction)
        {
            var from = first;
            await repository.WriteAsync(
                async (t, token) =>
                {
                    for (var number = from; number < Math.Min(from + InOneTransaction, artifacts); number++)
                        await t.Artifacts.CreateAsync(Draft(number, collections[number % Collections]), token);
                },
                cancellationToken: cancellationToken);
        }

        await ReviseAsync(repository, collections, cancellationToken);
    }

    // For histories of ten revisions.
    private static async Task ReviseAsync(IKnowledgeRepository repository, List<CollectionId> collections, CancellationToken cancellationToken)
    {
        for (var number = 0; number < Revised; number++)
        {
            var found = (await repository.Artifacts.FindByNameAsync(collections[number % Collections], NameOf(number), cancellationToken))!;
            for (var revision = 2; revision <= 10; revision++)
                await repository.ReviseArtifactAsync(found.Id, Expected.Any, new ArtifactChange { Message = $"revision {revision}", Type = $"note{revision}" }, cancellationToken: cancellationToken);
        }
    }

    private ArtifactDraft Draft(int number, CollectionId collection) => new()
    {
        Collection = collection,
        Name = NameOf(number),
        Type = "note",
        MediaType = "text/markdown",
        Content = ContentSource.FromText(SizedText.Of(number, number % Authors, size)),
        Metadata = Metadata.Parse(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"author":"author {{number % Authors}}","number":{{number}},"score":{{number % 1000 / 8.0}},"status":"{{(number / Authors % 3 == 0 ? "draft" : "final")}}","tags":["sample","tag {{number % 50}}"],"language":"en"}""")),
        Provenance = Samples.Origin(number),
    };
}
