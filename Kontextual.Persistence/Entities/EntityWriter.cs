using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Entities;

/// <summary>
/// The steps that the verbs of all kinds of entities have in common. A verb calls the checks in the order of docs/contract.md, together
/// with its own checks, and then one writing method. Each writing method creates the next version of the entity, the rows that are
/// derived from it, and its change record.
/// </summary>
/// <param name="unit">The transaction.</param>
/// <param name="description">Describes the entity.</param>
/// <param name="trail">Stages the rows that a change writes besides the entity's own row.</param>
internal class EntityWriter<TId, T>(UnitOfWork unit, IVersionedDescription<TId, T> description, IEntityTrail<T> trail)
    where TId : struct, IEntityId<TId>
    where T : class
{
    private static readonly CompiledQuery<TId, T?> ById =
        new((db, id, _) => db.Set<T>().FirstOrDefault(entity => EF.Property<TId>(entity, "Id").Equals(id)));

    /// <summary>Returns the entity with the id, live or deleted.</summary>
    /// <exception cref="EntityNotFoundException">No entity has the id.</exception>
    public async Task<T> RequireAsync(TId id, CancellationToken cancellationToken) =>
        await ById.RunAsync(unit.Context, id, cancellationToken).ConfigureAwait(false) ?? throw Missing(id, "it does not exist");

    /// <summary>Returns the entity with the id, live or deleted, but not purged.</summary>
    /// <exception cref="EntityNotFoundException">No entity has the id, or it was purged.</exception>
    public async Task<T> RequireKeptAsync(TId id, CancellationToken cancellationToken) =>
        await ById.RunAsync(unit.Context, id, cancellationToken).ConfigureAwait(false) is { } found && !description.IsPurged(found)
            ? found
            : throw Missing(id, "it does not exist or was purged");

    /// <summary>Checks the version of an entity.</summary>
    /// <exception cref="VersionConflictException">The entity has another version than expected.</exception>
    public void RequireVersion(T entity, Expected expected)
    {
        var version = description.VersionOf(entity);
        if (!expected.Accepts(version))
            throw new VersionConflictException(description.Kind, EntityIdOf(entity), expected.Version!.Value, version);
    }

    /// <summary>Writes a new entity.</summary>
    public async Task<T> CreateAsync(T entity, CancellationToken cancellationToken)
    {
        unit.Insert(entity);
        unit.Changes.Add(await trail.FollowAsync(ChangeKind.Created, null, entity, cancellationToken).ConfigureAwait(false));
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return entity;
    }

    /// <summary>
    /// Checks the expected version, which is the last check of an update. Then writes the new state if it differs from the present one.
    /// </summary>
    /// <exception cref="VersionConflictException">The entity has another version than expected.</exception>
    public async Task<Written<T>> UpdateAsync(T found, Expected expected, T wanted, CancellationToken cancellationToken)
    {
        RequireVersion(found, expected);
        if (wanted.Equals(found))
            return new(found, WriteOutcome.Unchanged);
        return new(await WriteAsync(ChangeKind.Updated, found, wanted, cancellationToken).ConfigureAwait(false), WriteOutcome.Updated);
    }

    /// <summary>Writes the next version of an entity.</summary>
    /// <param name="kind">The kind of change.</param>
    /// <param name="found">The entity in its present state.</param>
    /// <param name="wanted">The entity in its new state, with its present version and update time.</param>
    /// <param name="cancellationToken">Observed between statements.</param>
    /// <returns>The entity with its next version.</returns>
    public async Task<T> WriteAsync(ChangeKind kind, T found, T wanted, CancellationToken cancellationToken)
    {
        var changed = await StageAsync(kind, found, wanted, cancellationToken).ConfigureAwait(false);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return changed;
    }

    /// <summary>Stages the next version of an entity, for a verb that saves several at once.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public async Task<T> StageAsync(ChangeKind kind, T found, T wanted, CancellationToken cancellationToken)
    {
        var changed = description.WithVersion(wanted, description.VersionOf(found) + 1, unit.Time);
        unit.Update(found, changed);
        unit.Changes.Add(await trail.FollowAsync(kind, found, changed, cancellationToken).ConfigureAwait(false));
        return changed;
    }

    /// <summary>
    /// Blanks an entity, the rows of its past and its change records, and records the purge. An entity that was purged before stays
    /// unchanged.
    /// </summary>
    public async Task<Written<T>> PurgeAsync(T found, CancellationToken cancellationToken)
    {
        if (description.IsPurged(found))
            return new(found, WriteOutcome.Unchanged);

        // The entity first, because an index can need the content that it had to forget it.
        var purged = await unit.PurgeAsync(description, found, cancellationToken).ConfigureAwait(false);
        await trail.BlankAsync(found, cancellationToken).ConfigureAwait(false);
        return new(purged, WriteOutcome.Purged);
    }

    /// <summary>The transaction.</summary>
    protected UnitOfWork Unit => unit;

    protected Task<T?> FindAsync(TId id, CancellationToken cancellationToken) => ById.RunAsync(unit.Context, id, cancellationToken);

    protected EntityId EntityIdOf(T entity) => new(description.IdOf(entity).Value);

    private EntityNotFoundException Missing(TId id, string why) => new(description.Kind, id.ToString()!, why);
}
