namespace Kontextual.Persistence.Snapshots;

/// <summary>The last complete state of an entity, and its version. The state is null after a purge.</summary>
internal sealed record LastState(int Version, string? State);
