using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

/// <summary>Stages the ranges of the names of collections, for listings of the past.</summary>
internal sealed class CollectionTrail(UnitOfWork unit) : IEntityTrail<Collection>
{
    private static readonly RecordTrail<CollectionId, Collection> Record = new(CollectionDescription.Instance, CollectionDescription.Instance);

    /// <summary>Stages the end of the present range and the beginning of the next one, if the name or the deleted state changes.</summary>
    public async Task<EntityChange> FollowAsync(ChangeKind kind, Collection? old, Collection changed, CancellationToken cancellationToken)
    {
        if (old is null || !CollectionName.IsSame(old, changed))
        {
            if (old is not null)
            {
                var present = await unit.Context.Set<CollectionName>()
                    .FirstOrDefaultAsync(n => n.CollectionId == old.Id && n.ToSequence == null, cancellationToken).ConfigureAwait(false)
                    ?? throw new StoreCorruptException($"table collection_names, collection_id {old.Id}", "the row of the present name is missing, although the collection exists");
                unit.Update(present, present with { ToSequence = unit.Changes.NextSequence });
            }

            unit.Insert(CollectionName.From(changed, unit.Changes.NextSequence));
        }

        return await Record.FollowAsync(kind, old, changed, cancellationToken).ConfigureAwait(false);
    }

    public Task BlankAsync(Collection entity, CancellationToken cancellationToken) => unit.BlankAsync(
        (last, count) => unit.Context.Set<CollectionName>()
            .Where(n => n.CollectionId == entity.Id && n.FromSequence > last)
            .OrderBy(n => n.FromSequence)
            .Take(count)
            .ToListAsync(cancellationToken),
        name => name.FromSequence,
        CollectionName.Blank,
        cancellationToken);
}
