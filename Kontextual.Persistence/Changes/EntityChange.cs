namespace Kontextual.Persistence.Changes;

/// <summary>The content of a change record: the change of one entity.</summary>
internal sealed record EntityChange(EntityKind EntityKind, EntityId EntityId, ChangeKind Kind, int Version)
{
    /// <summary>The state after the change, which the commitment of the record covers; <see cref="ChangePayload.NoState"/> after a purge.</summary>
    public required string State { get; init; }

    /// <summary>True when the record stores the state; false when another row holds it, or when there is none.</summary>
    public required bool KeepsState { get; init; }

    public ContentDigest? OldDigest { get; init; }

    public ContentDigest? NewDigest { get; init; }

    /// <summary>Creates the change from one state of an entity to another.</summary>
    /// <param name="description">Describes the entity.</param>
    /// <param name="kind">The kind of change.</param>
    /// <param name="old">The entity before the change; null when the change creates it.</param>
    /// <param name="changed">The entity after the change.</param>
    /// <param name="state">The state after the change.</param>
    /// <param name="keepsState">True when the record must store the state.</param>
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

    /// <summary>Creates the change of a purge. It has no state and no new digest, because the content is no longer referred to.</summary>
    public static EntityChange Purged<TId, T>(IEntityDescription<TId, T> description, T entity)
        where TId : struct, IEntityId<TId>
        where T : class => Of(description, ChangeKind.Purged, entity, entity, ChangePayload.NoState, keepsState: false) with { NewDigest = null };
}
