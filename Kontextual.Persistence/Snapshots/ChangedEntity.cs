namespace Kontextual.Persistence.Snapshots;

/// <summary>The entity that a change record names, the kind of change, and the state in the record.</summary>
internal sealed record ChangedEntity(EntityKind EntityKind, EntityId EntityId, ChangeKind Kind, string? State);
