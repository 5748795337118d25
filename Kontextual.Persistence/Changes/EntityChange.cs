namespace Kontextual.Persistence.Changes;

/// <summary>What a change record says of one entity.</summary>
internal sealed record EntityChange(EntityKind EntityKind, EntityId EntityId, ChangeKind Kind, int Version)
{
    /// <summary>The state after the change, to which the record commits; <see cref="ChangePayload.NoState"/> after a purge.</summary>
    public required string State { get; init; }

    /// <summary>True when the record keeps the state; false when another row is the state, or there is none.</summary>
    public required bool KeepsState { get; init; }

    public ContentDigest? OldDigest { get; init; }

    public ContentDigest? NewDigest { get; init; }

    /// <summary>A change from one state of an entity to another.</summary>
    /// <param name="description">Describes the entity.</param>
    /// <param name="kind">The kind of change.</param>
    /// <param name="old">The entity before; null when it was created.</param>
    /// <param name="changed">The entity after.</param>
    /// <param name="state">The state after.</param>
    /// <param name="keepsState">True when the record is to keep the state.</param>
    public static EntityChange Of<TId, T>(
        IEntityDescription<TId, T> description, ChangeKind kind, T? old, T changed, string state, bool keepsState)
        where TId : struct, IEntityId<TId>
        where T : class => new(description.Kind, new EntityId(description.IdOf(changed).Value), kind, description.VersionOf(changed))
        {
            State = state,
            KeepsState = keepsState,
            OldDigest = old is null ? null : description.DigestOf(old),
            NewDigest = description.DigestOf(changed),
        };

    /// <summary>A purge. It leaves no state and nothing of a content, so there is no digest afterwards.</summary>
    public static EntityChange Purged<TId, T>(IEntityDescription<TId, T> description, T entity)
        where TId : struct, IEntityId<TId>
        where T : class => Of(description, ChangeKind.Purged, entity, entity, ChangePayload.NoState, keepsState: false) with { NewDigest = null };
}
