using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

/// <summary>Stages the ranges of the names of collections, for listings of the past.</summary>
internal sealed class CollectionTrail(UnitOfWork unit) : RangeTrail<CollectionId, Collection, CollectionName>(unit, CollectionDescription.Instance)
{
    public override Task BlankAsync(Collection entity, CancellationToken cancellationToken) => Unit.BlankAsync(
        (last, count) => Unit.Context.Set<CollectionName>()
            .Where(n => n.CollectionId == entity.Id && n.FromSequence > last)
            .OrderBy(n => n.FromSequence)
            .Take(count)
            .ToListAsync(cancellationToken),
        name => name.FromSequence,
        CollectionName.Blank,
        cancellationToken);

    protected override bool IsSame(Collection old, Collection changed) => CollectionName.IsSame(old, changed);

    protected override Task<CollectionName?> PresentAsync(CollectionId id, CancellationToken cancellationToken) => Unit.Context.Set<CollectionName>()
        .FirstOrDefaultAsync(n => n.CollectionId == id && n.ToSequence == null, cancellationToken);

    protected override CollectionName Ended(CollectionName range, long sequence) => range with { ToSequence = sequence };

    protected override CollectionName From(Collection changed, long sequence) => CollectionName.From(changed, sequence);

    protected override string PlaceOf(CollectionId id) => $"table collection_names, collection_id {id}";
}
