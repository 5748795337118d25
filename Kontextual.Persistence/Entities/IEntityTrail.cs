using Kontextual.Persistence.Changes;

namespace Kontextual.Persistence.Entities;

/// <summary>What a kind of entity leaves behind with each change, besides its own row: rows of its past, and what the record says.</summary>
internal interface IEntityTrail<T>
    where T : class
{
    /// <summary>Stages the rows that follow from a change.</summary>
    /// <param name="kind">The kind of change.</param>
    /// <param name="old">The entity before; null when it was created.</param>
    /// <param name="changed">The entity after.</param>
    /// <param name="cancellationToken">Ends the reading of rows that are to change.</param>
    /// <returns>What the change record says. It becomes the next record of the transaction.</returns>
    Task<EntityChange> FollowAsync(ChangeKind kind, T? old, T changed, CancellationToken cancellationToken);

    /// <summary>Blanks the rows of an entity's past.</summary>
    Task BlankAsync(T entity, CancellationToken cancellationToken);
}
