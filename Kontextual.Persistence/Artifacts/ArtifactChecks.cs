using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The rules that need the store, in the order of docs/contract.md: what exists, which names are free, then what was expected.</summary>
internal sealed class ArtifactChecks(UnitOfWork unit)
{
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    public async Task RequireCollectionAsync(CollectionId id, CancellationToken cancellationToken)
    {
        var isLive = await unit.Context.Set<Collection>()
            .AnyAsync(c => c.Id == id && c.DeletedAt == null, cancellationToken).ConfigureAwait(false);
        if (!isLive)
            throw new EntityNotFoundException(EntityKind.Collection, id.ToString());
    }

    /// <exception cref="EntityNotFoundException">No live artifact has the id.</exception>
    public async Task<Artifact> RequireLiveAsync(ArtifactId id, CancellationToken cancellationToken) =>
        await unit.Context.Set<Artifact>().FirstOrDefaultAsync(a => a.Id == id && a.DeletedAt == null, cancellationToken).ConfigureAwait(false)
        ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());

    /// <exception cref="EntityNotFoundException">No artifact has the id, or it was purged.</exception>
    public async Task<Artifact> RequireKeptAsync(ArtifactId id, CancellationToken cancellationToken) =>
        await unit.Context.Set<Artifact>().FirstOrDefaultAsync(a => a.Id == id && !a.IsPurged, cancellationToken).ConfigureAwait(false)
        ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString(), "it does not exist or was purged");

    public Task<Artifact?> FindByNameAsync(CollectionId collection, string name, CancellationToken cancellationToken) =>
        unit.Context.Set<Artifact>()
            .FirstOrDefaultAsync(a => a.CollectionId == collection && a.Name == name && a.DeletedAt == null, cancellationToken);

    /// <exception cref="DuplicateNameException">A live artifact other than the excepted has the name.</exception>
    public async Task RequireFreeNameAsync(CollectionId collection, string name, ArtifactId? except, CancellationToken cancellationToken)
    {
        var holder = await unit.Context.Set<Artifact>()
            .Where(a => a.CollectionId == collection && a.Name == name && a.DeletedAt == null)
            .Select(a => (ArtifactId?)a.Id)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (holder is { } other && other != except)
            throw new DuplicateNameException(EntityKind.Artifact, name, other);
    }

    /// <exception cref="EntityNotFoundException">The producing run is named and does not exist.</exception>
    public async Task RequireRunAsync(RunId? run, CancellationToken cancellationToken)
    {
        if (run is { } id && !await unit.Context.Set<OperationRun>().AnyAsync(r => r.Id == id, cancellationToken).ConfigureAwait(false))
            throw new EntityNotFoundException(EntityKind.Run, id.ToString());
    }

    /// <exception cref="VersionConflictException">The artifact has another head revision than expected.</exception>
    public static void RequireRevision(Artifact artifact, Expected expected)
    {
        if (!expected.Accepts(artifact.HeadRevision))
            throw new VersionConflictException(EntityKind.Artifact, artifact.Id, expected.Version!.Value, artifact.HeadRevision);
    }
}
