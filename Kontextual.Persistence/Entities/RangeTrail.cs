using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Entities;

/// <summary>
/// The trail of an entity whose past is stored in its change records, and which has rows for the ranges of sequences in which the values of
/// its listings did not change.
/// </summary>
/// <typeparam name="TId">The type of the id.</typeparam>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TRange">A range.</typeparam>
/// <param name="unit">The transaction.</param>
/// <param name="description">Describes the entity.</param>
internal abstract class RangeTrail<TId, T, TRange>(UnitOfWork unit, IRecordedDescription<TId, T> description) : IEntityTrail<T>
    where TId : struct, IEntityId<TId>
    where T : class
    where TRange : class
{
    private readonly RecordTrail<TId, T> _record = new(description, description);

    /// <summary>Stages the end of the present range and the beginning of the next one, if both states are not of the same range.</summary>
    public async Task<EntityChange> FollowAsync(ChangeKind kind, T? old, T changed, CancellationToken cancellationToken)
    {
        if (old is null || !IsSame(old, changed))
        {
            if (old is not null)
            {
                var present = await PresentAsync(description.IdOf(old), cancellationToken).ConfigureAwait(false)
                    ?? throw new StoreCorruptException(PlaceOf(description.IdOf(old)), $"the row of the present range is missing, although the {description.Kind.Word()} exists");
                unit.Update(present, Ended(present, unit.Changes.NextSequence));
            }

            unit.Insert(From(changed, unit.Changes.NextSequence));
        }

        return await _record.FollowAsync(kind, old, changed, cancellationToken).ConfigureAwait(false);
    }

    public abstract Task BlankAsync(T entity, CancellationToken cancellationToken);

    /// <summary>The transaction.</summary>
    protected UnitOfWork Unit => unit;

    /// <summary>True when both states belong to the same range.</summary>
    protected abstract bool IsSame(T old, T changed);

    /// <summary>Returns the present range; null when it is missing.</summary>
    protected abstract Task<TRange?> PresentAsync(TId id, CancellationToken cancellationToken);

    /// <summary>Returns the range with its end.</summary>
    protected abstract TRange Ended(TRange range, long sequence);

    /// <summary>Returns the range that begins with a change.</summary>
    protected abstract TRange From(T changed, long sequence);

    /// <summary>Names the table and the entity in an error.</summary>
    protected abstract string PlaceOf(TId id);
}
