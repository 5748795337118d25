using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

/// <summary>Keeps the names that collections had, for listings of the past. Staged with the verb that changes the collection.</summary>
internal sealed class CollectionNames(UnitOfWork unit)
{
    /// <summary>Stages the first stretch of a new collection, whose change record is the next.</summary>
    public void Begin(Collection collection) => unit.Insert(new CollectionName
    {
        CollectionId = collection.Id,
        FromSequence = unit.Changes.NextSequence,
        Name = collection.Name,
        IsDeleted = collection.IsDeleted,
    });

    /// <summary>Stages the end of a stretch and the beginning of the next, if name or deletion differ.</summary>
    public async Task ChangeAsync(Collection old, Collection changed, CancellationToken cancellationToken)
    {
        if (old.Name == changed.Name && old.IsDeleted == changed.IsDeleted)
            return;
        var present = await unit.Context.Set<CollectionName>()
            .FirstAsync(n => n.CollectionId == old.Id && n.ToSequence == null, cancellationToken).ConfigureAwait(false);
        unit.Update(present, present with { ToSequence = unit.Changes.NextSequence });
        Begin(changed);
    }

    /// <summary>Stages the blanking of all names that a collection had.</summary>
    public async Task BlankAsync(CollectionId collection, CancellationToken cancellationToken)
    {
        var names = await unit.Context.Set<CollectionName>()
            .Where(n => n.CollectionId == collection).OrderBy(n => n.FromSequence).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var name in names)
            unit.Update(name, name with { Name = string.Empty, IsPurged = true });
    }
}
