using Kontextual.Persistence.Changes;

namespace Kontextual.Persistence.Entities;

/// <summary>
/// Stages what a change of an entity writes besides the entity's own row: the rows of its past, and the content of the change record.
/// </summary>
internal interface IEntityTrail<T>
    where T : class
{
    /// <summary>Stages the rows that follow from a change.</summary>
    /// <param name="kind">The kind of change.</param>
    /// <param name="old">The entity before the change; null when the change creates it.</param>
    /// <param name="changed">The entity after the change.</param>
    /// <param name="cancellationToken">Cancels the queries for the rows to change.</param>
    /// <returns>The content of the change record, which becomes the next record of the transaction.</returns>
    Task<EntityChange> FollowAsync(ChangeKind kind, T? old, T changed, CancellationToken cancellationToken);

    /// <summary>Blanks the rows of an entity's past.</summary>
    Task BlankAsync(T entity, CancellationToken cancellationToken);
}
