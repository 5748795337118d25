using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Checks the rules of artifacts that need the store: whether a collection or run exists, and whether a name is free.</summary>
internal sealed class ArtifactChecks(UnitOfWork unit)
{
    private static readonly CompiledQuery<CollectionId, bool> IsLiveCollection =
        new((db, id, _) => db.Set<Collection>().Any(c => c.Id == id && c.DeletedAt == null));

    private static readonly CompiledQuery<CollectionId, string, ArtifactId?> HolderOfName = new((db, collection, name, _) =>
        db.Set<Artifact>()
            .Where(a => a.CollectionId == collection && a.Name == name && a.DeletedAt == null)
            .Select(a => (ArtifactId?)a.Id)
            .FirstOrDefault());

    private static readonly CompiledQuery<CollectionId, string, Place?> Places = new((db, collection, name, _) =>
        db.Set<Collection>()
            .Where(c => c.Id == collection && c.DeletedAt == null)
            .Select(c => new Place(db.Set<Artifact>()
                .Where(a => a.CollectionId == collection && a.Name == name && a.DeletedAt == null)
                .Select(a => (ArtifactId?)a.Id)
                .FirstOrDefault()))
            .FirstOrDefault());

    /// <summary>Checks that a collection is live.</summary>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    public async Task RequireCollectionAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (!await IsLiveCollection.RunAsync(unit.Context, id, cancellationToken).ConfigureAwait(false))
            throw new EntityNotFoundException(EntityKind.Collection, id.ToString());
    }

    public Task<Artifact?> FindByNameAsync(CollectionId collection, string name, CancellationToken cancellationToken) =>
        ArtifactQueries.LiveByName.RunAsync(unit.Context, collection, name, cancellationToken);

    /// <summary>Checks in one query that a collection is live and that a name is free in it.</summary>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    /// <exception cref="DuplicateNameException">A live artifact of the collection has the name.</exception>
    public async Task RequirePlaceAsync(CollectionId collection, string name, CancellationToken cancellationToken)
    {
        var place = await Places.RunAsync(unit.Context, collection, name, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Collection, collection.ToString());
        if (place.Holder is { } holder)
            throw new DuplicateNameException(EntityKind.Artifact, name, holder);
    }

    /// <summary>Checks that a name is free in a collection that is known to be live.</summary>
    /// <exception cref="DuplicateNameException">A live artifact has the name.</exception>
    public async Task RequireFreeNameAsync(CollectionId collection, string name, CancellationToken cancellationToken)
    {
        if (await HolderOfName.RunAsync(unit.Context, collection, name, cancellationToken).ConfigureAwait(false) is { } holder)
            throw new DuplicateNameException(EntityKind.Artifact, name, holder);
    }

    /// <summary>Checks that the producing run exists, if one is given.</summary>
    /// <exception cref="EntityNotFoundException">The run does not exist.</exception>
    public async Task RequireRunAsync(RunId? run, CancellationToken cancellationToken)
    {
        if (run is { } id && !await unit.Context.Set<OperationRun>().AnyAsync(r => r.Id == id, cancellationToken).ConfigureAwait(false))
            throw new EntityNotFoundException(EntityKind.Run, id.ToString());
    }

    /// <summary>The result of looking up a name in a live collection.</summary>
    /// <param name="Holder">The live artifact that has the name; null when the name is free.</param>
    private sealed record Place(ArtifactId? Holder);
}
