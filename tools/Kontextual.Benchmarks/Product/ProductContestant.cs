using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Product;

/// <summary>The library with its public contract and its default settings.</summary>
internal sealed class ProductContestant(IKnowledgeRepository repository) : IContestant
{
    public static async Task<ProductContestant> OpenAsync(string path, Sources sources) => new(await KnowledgeStore.OpenAsync(options =>
    {
        options.UseSqlite(path);
        options.TimeProvider = sources.Time;
        options.Ids = sources.Ids;
        options.Salts = sources.Salts;
    }));

    public async ValueTask<Artifact> CreateAsync(NewArtifact artifact) => (await repository.CreateArtifactAsync(DraftOf(artifact))).Value;

    public async ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts)
    {
        var committed = await repository.WriteAsync(async (transaction, token) =>
        {
            var created = new List<Artifact>(artifacts.Count);
            foreach (var artifact in artifacts)
                created.Add(await transaction.Artifacts.CreateAsync(DraftOf(artifact), token));
            return created;
        });
        return committed.Value;
    }

    public async ValueTask<Artifact> ReviseAsync(NewContent content)
    {
        var change = new ArtifactChange { Content = ContentSource.FromText(content.Text), Provenance = content.Provenance };
        return (await repository.ReviseArtifactAsync(content.Id, content.Expected, change)).Value;
    }

    public async ValueTask<Artifact> DeleteAsync(Removal artifact) =>
        (await repository.DeleteArtifactAsync(artifact.Id, artifact.Expected)).Value;

    public async ValueTask<Artifact> RestoreAsync(Removal artifact) =>
        (await repository.RestoreArtifactAsync(artifact.Id, artifact.Expected)).Value;

    public async ValueTask<IReadOnlyList<Relationship>> LinkManyAsync(IReadOnlyList<NewLink> links)
    {
        var committed = await repository.WriteAsync(async (transaction, token) =>
        {
            var created = new List<Relationship>(links.Count);
            foreach (var link in links)
                created.Add(await transaction.Relationships.CreateAsync(DraftOf(link), token));
            return created;
        });
        return committed.Value;
    }

    public async ValueTask<Artifact> GetAsync(ArtifactId id) => await repository.Artifacts.GetAsync(id);

    public async ValueTask<Artifact> GetByNameAsync(CollectionId collection, string name) =>
        await repository.Artifacts.GetByNameAsync(collection, name);

    public async ValueTask<ArtifactText> GetTextAsync(ArtifactId id) =>
        await repository.Artifacts.FindTextAsync(id) ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());

    public async ValueTask<Page<Artifact>> ListAsync(CollectionId collection, string? cursor) =>
        await repository.Artifacts.ListAsync(new ArtifactQuery { Collection = collection }, new PageRequest { Cursor = cursor });

    public async ValueTask<IReadOnlyList<RevisionEntry>> HistoryAsync(ArtifactId id) => (await repository.Artifacts.HistoryAsync(id)).Items;

    public async ValueTask<Artifact> GetAsOfAsync(ArtifactId id, long sequence) =>
        await repository.AsOf(AsOf.AtSequence(sequence)).Artifacts.GetAsync(id);

    public async ValueTask<Traversal> TraverseAsync(ArtifactId start, int depth) =>
        await repository.Relationships.TraverseAsync(new TraversalQuery { Start = start, MaxDepth = depth });

    public async ValueTask<ChangePage> ChangesAsync(ChangePosition position) => await repository.Changes.SinceAsync(position);

    public IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position) => repository.Changes.FollowAsync(position);

    public ValueTask DisposeAsync() => repository.DisposeAsync();

    private static ArtifactDraft DraftOf(NewArtifact artifact) => new()
    {
        Collection = artifact.Collection,
        Name = artifact.Name,
        Type = artifact.Type,
        MediaType = artifact.MediaType,
        Content = ContentSource.FromText(artifact.Text),
        Metadata = artifact.Metadata,
        Provenance = artifact.Provenance,
    };

    private static RelationshipDraft DraftOf(NewLink link) => new()
    {
        Source = link.Source,
        Target = link.Target,
        Type = link.Type,
        Metadata = link.Metadata,
        Provenance = link.Provenance,
    };
}
